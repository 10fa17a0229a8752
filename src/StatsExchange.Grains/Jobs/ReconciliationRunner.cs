// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Reconciles the corridors of a regional body: reads its members, runs the method, records the result.</summary>
public sealed class ReconciliationRunner
{
    private const int MaxAttempts = 5;

    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly RegionReader _region;

    /// <summary>Takes the grains, the block table and the slices.</summary>
    public ReconciliationRunner(IGrainFactory grains, IJournal journal, SliceReader slices)
    {
        _grains = grains;
        _journal = journal;
        _region = new RegionReader(new MemberReader(grains), slices);
    }

    internal async Task RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await TryAsync(work, cancellationToken))
            {
                return;
            }
        }

        throw new JobFailedException("Members changed what they let be estimated from several times while the job ran; start it again.");
    }

    // False where a member revoked an agreement or set an embargo meanwhile: what is recorded would rest on it for ever.
    private async Task<bool> TryAsync(JobWork work, CancellationToken cancellationToken)
    {
        var asked = work.Started.Reconciliation;
        var pair = StructureCatalogue.MirrorPairs.First(candidate => candidate.Id == asked.Pair);
        var periods = ReconciledPeriods.Of(asked);
        var harmonisation = StayFields.Read(asked.StayFactors, asked.HasTargetStayMonths ? asked.TargetStayMonths : null);
        var reading = await _region.ReadAsync(work, pair, periods, cancellationToken, harmonisation);

        work.Report("Reconciling", 0, 1);
        var harmonised = harmonisation is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{harmonisation.Factors} {harmonisation.TargetMonths}");
        var input = new ReconciliationInput(
            reading.Readable.Select(member => member.Country), reading.Corridors.Select(corridor => corridor.Figure), reading.OtherPeriods)
        {
            Kind = KindOfFigures.Of(pair),
            Period = asked.TimePeriod,
            Harmonised = harmonised,
        };
        var outcome = ReconciliationMethods.Get(asked.Method).Apply(input, asked.Parameters);
        var block = Block.Of(ReconciliationResults.Of(asked, reading, outcome, harmonised).ToByteArray());

        work.Report("Recording", 1, 1);
        await _journal.StageAsync(work.Upload, [block], cancellationToken);
        if (!await _region.IsStillPermittedAsync(work, pair, periods, reading, cancellationToken))
        {
            return false;
        }

        var completed = new ReconciliationCompleted { Id = work.Id, Epoch = work.Epoch, Result = ByteString.CopyFrom(block.Digest.AsSpan()) };
        await _grains.GetGrain<IRegionGrain>(work.Region.Code.Value).CompleteReconciliationAsync(completed.ToProto());
        return true;
    }
}
