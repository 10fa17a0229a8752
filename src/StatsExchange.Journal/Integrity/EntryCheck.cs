// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Every entry against its hash and the one before it, and the blocks it refers to against their references.</summary>
internal sealed class EntryCheck(IJournalRows rows, IContentCheck? contents, FindingLog log, long count)
{
    private const string Table = "entries";
    private const int PageLength = 256;

    private readonly SortedDictionary<StreamName, StreamHead> _heads = [];
    private EntryRow? _previous;
    private Hash? _computedBefore;

    /// <summary>The head of each stream met so far, as it stands.</summary>
    public SortedDictionary<StreamName, StreamHead> Heads => _heads;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in rows.EntriesAsync(cancellationToken).Chunk(PageLength).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in page)
            {
                log.Read(Table);
                await CheckAsync(row, cancellationToken).ConfigureAwait(false);
            }

            await CheckReferencesAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CheckAsync(EntryRow row, CancellationToken cancellationToken)
    {
        var before = _previous is { } previous && previous.Stream == row.Stream ? previous : null;
        var expected = Math.Max(before?.Seq ?? 0, 0) + 1;
        if (row.Place is { } place && row.Seq > expected)
        {
            log.Add(Table, place with { Seq = expected }, row.Seq == expected + 1
                ? "the entry is missing"
                : FormattableString.Invariant($"the entries up to {row.Seq - 1} are missing"));
        }

        var computed = row.Entry?.ComputeHash();
        var isLinked = row.Seq == expected && Links(row, before);
        var problem = ProblemOf(row, computed, before, isLinked, row.Seq == expected);
        if (problem is not null)
        {
            log.Add(Table, row.Place, problem);
            if (!isLinked)
            {
                await FindOriginAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }

        else if (row is { Place: { } at, Entry: { } sound }
            && contents?.IsAskedFor(sound) == true
            && !await rows.HasCommandAsync(at, sound.Actor, cancellationToken).ConfigureAwait(false))
        {
            log.Add("commands", at, "the command that asked for the entry is missing");
        }

        _previous = row;
        _computedBefore = problem is null ? null : computed;
        if (row is { Stream: { } stream, Entry: { } entry })
        {
            _heads[stream] = entry.AsHead();
        }
    }

    // After an entry that was changed its hash as it is or as it was may stand in the next one, which is not to blame.
    private bool Links(EntryRow row, EntryRow? before) => before switch
    {
        null => row.PreviousHash == Hash.Zero,
        { Entry: null } => true,
        { Entry: { } entry } => row.PreviousHash == entry.Hash || (_computedBefore is { } computed && row.PreviousHash == computed),
    };

    private string? ProblemOf(EntryRow row, Hash? computed, EntryRow? before, bool isLinked, bool isNext) => row switch
    {
        { Stream: null } => "an entry belongs to no stream",
        { Entry: null } => "a column holds what cannot stand there",
        { Entry: { } entry } when computed != entry.Hash => "the hash is not that of the fields",
        { Seq: < 1 } => "its seq is below 1",
        { Entry: { } entry } when !Label.IsValid(entry.Kind) || !Label.IsValid(entry.Actor) => "kind or actor is not a valid text",
        _ when isNext && !isLinked => "the previous hash is not that of the entry before",
        { Entry: { } entry } when isLinked && before?.Entry is { } last && _computedBefore is null && entry.Time < last.Time =>
            "its time is before that of the entry before",
        { Entry: { } entry } => contents?.ProblemOf(entry),
    };

    /// <summary>An entry that was moved is named where it stands and where it stood: after the one whose hash it holds.</summary>
    private async Task FindOriginAsync(EntryRow row, CancellationToken cancellationToken)
    {
        if (row.PreviousHash is { } hash && hash != Hash.Zero
            && await rows.EntryOfHashAsync(hash, cancellationToken).ConfigureAwait(false) is { } before)
        {
            var origin = before with { Seq = before.Seq + 1 };
            if (origin != row.Place && await rows.HashAtAsync(origin, cancellationToken).ConfigureAwait(false) is null)
            {
                log.Add(Table, origin, "the entry is missing; one that was changed followed the entry before");
            }
        }
    }

    private async Task CheckReferencesAsync(EntryRow[] page, CancellationToken cancellationToken)
    {
        HashSet<Hash> digests = [.. page.SelectMany(row => row.Entry?.Blocks ?? [])];
        if (digests.Count == 0)
        {
            return;
        }

        var references = await rows.FindReferencesAsync(digests, cancellationToken).ConfigureAwait(false);
        foreach (var row in page)
        {
            foreach (var digest in row.Entry?.Blocks.Distinct() ?? [])
            {
                if (!references.TryGetValue(digest, out var named))
                {
                    log.Add("block_references", row.Place, "the reference to a block is missing");
                }
                else if (named.Position is { } position && position > row.Position && position <= count)
                {
                    log.Add("block_references", row.Place, "the reference to a block names a later entry");
                }
            }
        }
    }
}
