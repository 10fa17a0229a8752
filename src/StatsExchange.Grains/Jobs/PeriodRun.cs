// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.V1;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// The remaining periods of a reconciliation in one process. Members are asked once, for all of them: so all rest on the same vintages. They are asked
/// again only where one changed what it permits, or by the next process; what was revised since the first period is then told.
/// </summary>
internal sealed class PeriodRun
{
    private readonly JobWork _work;
    private readonly RegionReader _region;
    private readonly HiddenMembers _hidden;
    private readonly StartReconciliationRequest _asked;
    private readonly MirrorPair _pair;
    private readonly StayHarmonisation? _harmonisation;
    private readonly HashSet<string> _periods;
    private IReadOnlyDictionary<string, long>? _firstVintages;
    private MemberReading[]? _members;
    private RegionReading? _reading;

    /// <param name="work">The job.</param>
    /// <param name="region">Reads its members.</param>
    /// <param name="grains">Says what members let be shown.</param>
    /// <param name="remaining">The periods that are not done.</param>
    /// <param name="firstVintages">The vintages the first period of the job rests on; null before it is done.</param>
    public PeriodRun(JobWork work, RegionReader region, IGrainFactory grains, IEnumerable<string> remaining, IReadOnlyDictionary<string, long>? firstVintages)
    {
        _work = work;
        _region = region;
        _asked = work.Started.Reconciliation;
        _pair = StructureCatalogue.FindMirrorPair(_asked.Pair)!;
        _hidden = new HiddenMembers(grains, work, _pair);
        _harmonisation = StayFields.Read(_asked.StayFactors, _asked.HasTargetStayMonths ? _asked.TargetStayMonths : null);
        _periods = [.. remaining.SelectMany(period => ReconciledPeriods.Of(_asked, period))];
        _firstVintages = firstVintages;
    }

    /// <summary>The corridors that are estimated in each period.</summary>
    public int Corridors => _asked.Corridors.Count > 0 ? _asked.Corridors.Count : _work.Region.Members.Length * (_work.Region.Members.Length - 1);

    /// <summary>What the method finds for a period.</summary>
    /// <exception cref="ReconciliationException">The method cannot run on what members report.</exception>
    public async Task<MadeResult> ReconcileAsync(string period, CancellationToken cancellationToken)
    {
        var periods = ReconciledPeriods.Of(_asked, period);
        _members ??= await _region.AskAsync(_work, _pair, _periods, cancellationToken);
        var reading = await _region.ReadAsync(_members, _pair, periods, cancellationToken, _harmonisation);
        _reading = reading;
        var harmonised = _harmonisation?.ToString();
        await _hidden.RequireNoneChosenAgainstAsync(reading, _asked.Method, _asked.Parameters, harmonised ?? "");
        var input = reading.InputOf(_pair, period, harmonised);
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = ReconciliationMethods.Get(_asked.Method).Apply(input, _asked.Parameters, cancellationToken);
        var result = ReconciliationResults.Of(_asked, period, reading, outcome, harmonised);
        EstimatedDetail.Add(_asked, _pair, reading, result, cancellationToken);
        result.RevisedMembers.AddRange(await RevisedAsync(reading, periods, cancellationToken));
        return new MadeResult(result, UsedReports.Of(reading));
    }

    /// <summary>
    /// False where a member revoked an agreement, set an embargo, marked a figure confidential or took one back meanwhile, since what is recorded would rest on it for
    /// ever; members are asked again then.
    /// </summary>
    public async Task<bool> IsStillPermittedAsync(CancellationToken cancellationToken)
    {
        var now = await _region.AskAsync(_work, _pair, _periods, cancellationToken);
        if (_members!.Zip(now).All(both => both.First.IsUnderTheSame(both.Second)) && !await IsMoreWithheldAsync(now, cancellationToken))
        {
            return true;
        }

        _members = null;
        return false;
    }

    // The vintage read carries the flags of its time; where its owner has set figures since, those of now decide what may be used of it.
    private async Task<bool> IsMoreWithheldAsync(MemberReading[] now, CancellationToken cancellationToken)
    {
        if (!_members!.Zip(now).Any(both => both.First.Readings is not null && both.Second.IsRevisedSince(both.First.Revision)))
        {
            return false;
        }

        // The keys of a dictionary are in no order, and the period that is reconciled is read first.
        var period = _reading!.Figures.Period;
        var today = await _region.ReadAsync(now, _pair, [period, .. _reading.ByPeriod.Keys.Where(other => other != period)], cancellationToken, _harmonisation);
        return today.WithholdsMoreThan(_reading, _asked.Detail);
    }

    // A later vintage may have changed other periods only: so each period is asked for by itself.
    private async Task<IEnumerable<string>> RevisedAsync(RegionReading reading, IReadOnlyList<string> periods, CancellationToken cancellationToken)
    {
        var moved = reading.Readable
            .Where(member => _firstVintages is not null && _firstVintages.TryGetValue(member.Country, out var first) && member.Revision > first)
            .Select(member => member.Country)
            .ToHashSet(StringComparer.Ordinal);
        var revised = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var period in moved.Count > 0 ? periods : [])
        {
            var members = await _region.AskAsync(_work, _pair, [period], cancellationToken);
            revised.UnionWith(members
                .Where(member => moved.Contains(member.Country) && member.IsRevisedSince(_firstVintages![member.Country]))
                .Select(member => member.Country));
        }

        return revised;
    }

    /// <summary>Why the method cannot run on what was read last, as far as it may be told.</summary>
    public Task<string> ToldAsync(ReconciliationException fault) => _hidden.ToldAsync(_reading!, fault);

    /// <summary>A result is recorded.</summary>
    public void Recorded(ReconciliationResult result) => _firstVintages ??= result.Vintages;
}
