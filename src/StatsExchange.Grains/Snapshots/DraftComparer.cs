// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Asks regional bodies what they answer only once their drafts have been held against what stands now, and compares for them: cells are read
/// where the call came from, in its place among the reads, and never in a body's turn. The body decides, on verdicts that it keeps.
/// </summary>
public sealed class DraftComparer
{
    private const int MostAttempts = 5;

    // Of some hundred bytes each: a page stays well below 1 MiB, whatever the last slice of it adds.
    private const int MostBlocks = 4_000;

    // A cell's own embargo ends by itself, and a journal is restored without an entry that would say so.
    private static readonly TimeSpan ForATime = TimeSpan.FromMinutes(1);

    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;
    private readonly TimeProvider _time;
    private readonly ComparedRevisions _revisions = new();

    /// <summary>Takes the grains, the slices, and the clock embargoes end by.</summary>
    public DraftComparer(IGrainFactory grains, SliceReader slices, TimeProvider time)
    {
        _grains = grains;
        _slices = slices;
        _time = time;
    }

    /// <summary>Asks a regional body about its drafts as often as it takes: where figures were set meanwhile, they are compared, too.</summary>
    /// <param name="region">Its code.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">Stops comparing.</param>
    /// <exception cref="RefusedException">It refuses, or figures were set many times in a row.</exception>
    public Task<T> AskAsync<T>(string region, Func<IRegionGrain, Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(region, "", ask, cancellationToken);

    /// <summary>Asks the regional body whose snapshot it is about that one alone.</summary>
    /// <param name="snapshot">Its id.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">Stops comparing.</param>
    /// <exception cref="RefusedException">There is no such body, it refuses, or figures were set many times in a row.</exception>
    public Task<T> AskOfAsync<T>(string snapshot, Func<IRegionGrain, Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(RegionIds.RegionOfSnapshot(snapshot), snapshot, ask, cancellationToken);

    private async Task<T> AskAsync<T>(string region, string snapshot, Func<IRegionGrain, Task<T>> ask, CancellationToken cancellationToken)
    {
        var body = _grains.GetRegion(region);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(body);
            }
            catch (RefusedException refused) when (refused.Reason == ErrorReason.Contention && attempt < MostAttempts)
            {
                await CompareAsync(body, region, snapshot, cancellationToken);
            }
        }
    }

    private async Task CompareAsync(IRegionGrain body, string region, string snapshot, CancellationToken cancellationToken)
    {
        while (await body.UncomparedDraftsAsync(snapshot) is { Length: > 0 } uncompared)
        {
            foreach (var draft in uncompared)
            {
                await body.TakeVerdictsAsync([await CompareAsync(region, draft, cancellationToken)]);
            }
        }
    }

    private async Task<DraftVerdict> CompareAsync(string region, DraftToCompare draft, CancellationToken cancellationToken)
    {
        try
        {
            var (revision, verdict) = await VerdictAsync(region, draft, cancellationToken);
            var against = verdict == RevisionVerdict.ShowsAll ? "" : GroundsReader.TakenBackBy(draft.Country);
            return new DraftVerdict(draft.Draft.Snapshot, draft.Country, revision, against, verdict == RevisionVerdict.ShowsLessForATime ? Soon : DateTimeOffset.MaxValue);
        }
        catch (Exception fault) when (fault.IsDamage() || fault is RefusedException { Reason: ErrorReason.NoAgreement })
        {
            // Whatever is set meanwhile; the body finds out by itself which agreement ended.
            var against = fault.IsDamage() ? $"The hub cannot read all that it rests on of the journal of {draft.Country} at the moment." : fault.Message;
            return new DraftVerdict(draft.Draft.Snapshot, draft.Country, long.MaxValue, against, Soon);
        }
    }

    private DateTimeOffset Soon => _time.GetUtcNow() + ForATime;

    private async Task<(long Revision, RevisionVerdict Verdict)> VerdictAsync(string region, DraftToCompare draft, CancellationToken cancellationToken)
    {
        var question = new RevisedQuestion(region, draft.Agreements, draft.Draft, null, 0, MostBlocks);
        while (true)
        {
            var page = await _grains.GetGrain<ICountryGrain>(draft.Country).RevisedAsync(question);
            foreach (var revised in page.Slices)
            {
                if (await VerdictAsync(draft.Country, revised, cancellationToken) is var verdict && verdict != RevisionVerdict.ShowsAll)
                {
                    return (page.Revision, verdict);
                }
            }

            if (page.Next is not { } next)
            {
                return (page.Revision, RevisionVerdict.ShowsAll);
            }

            question = question with { Revision = page.Revision, From = next };
        }
    }

    // Drafts that were made between the same two revisions of a slice have the comparison in common.
    private async Task<RevisionVerdict> VerdictAsync(string country, RevisedSlice revised, CancellationToken cancellationToken)
    {
        if (_revisions.Find(country, revised) is { } known)
        {
            return known;
        }

        var verdict = await _slices.CompareAsync(revised, cancellationToken);
        _revisions.Keep(country, revised, verdict);
        return verdict;
    }
}
