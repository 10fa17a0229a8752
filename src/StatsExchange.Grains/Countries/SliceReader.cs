// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using StatsExchange.Domain;
using StatsExchange.Domain.Disclosure;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Submissions;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Countries;

/// <summary>Reads slices from the block table and applies what the country said of the caller's scope.</summary>
public sealed class SliceReader
{
    private readonly BlockCache _blocks;
    private readonly TimeProvider _time;

    /// <summary>Takes the blocks and the clock embargoes end by.</summary>
    public SliceReader(BlockCache blocks, TimeProvider time)
    {
        _blocks = blocks;
        _time = time;
    }

    /// <summary>What the caller may see of a slice: only the cells in scope, and of those without the values withheld.</summary>
    public async Task<ReadableSlice> LoadAsync(CountryReading reading, SliceReference slice, CancellationToken cancellationToken)
    {
        var whole = await LoadWholeAsync(slice, cancellationToken);
        if (reading.Scope.IsOwner)
        {
            return whole;
        }

        // Withheld first: whether a cell needs protection shows only beside its neighbours, in scope or not.
        var now = _time.GetUtcNow();
        var views = new List<OpenedView>();
        WithheldSlice? only = null;
        foreach (var grants in reading.Scope.Grants.Where(grant => grant.Covers(slice.Period)).GroupBy(grant => (grant.IncludesConfidential, grant.IsPreRelease)))
        {
            var rules = new ReaderRules(now, grants.Key.IncludesConfidential, grants.Key.IsPreRelease ? reading.Scope.Grantee : null);
            only = await IsGivenAwayAsync(reading, slice, rules, cancellationToken)
                ? Withholding.Whole(whole.Slice)
                : Withheld(reading, whole, rules, await NotShownNowAsync(reading, slice, whole, rules, cancellationToken));
            views.AddRange(grants.DistinctBy(grant => grant.Dimensions).Select(grant => new OpenedView(only.Withheld, grant.Depth)));
        }

        return ScopeFilter.Apply(
            views is [{ Depth.IsAll: true }] ? new ReadableSlice(only!.Slice, whole.SetAt, only.Withheld) : Joined(whole, views),
            reading.Scope.Counterpart);
    }

    /// <summary>The same, block by block: as stored for its owner, cut anew for others.</summary>
    internal async IAsyncEnumerable<ReadableBlock> LoadBlocksAsync(
        CountryReading reading, SliceReference slice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reading.Scope.IsOwner)
        {
            foreach (var block in slice.Blocks)
            {
                yield return new ReadableBlock(await _blocks.GetAsync(Hash.FromBytes(block.Digest), cancellationToken), []);
            }

            yield break;
        }

        var readable = await LoadAsync(reading, slice, cancellationToken);
        var whole = new ReadableBlock(readable.Slice, readable.Withheld);
        foreach (var range in BlockCutter.Cut(readable.Slice))
        {
            yield return whole.Take(range);
        }
    }

    /// <summary>Whether a slice shows less now than it did: of what others saw, something is confidential, not there or could give such a cell away.</summary>
    internal async Task<RevisionVerdict> CompareAsync(RevisedSlice revised, CancellationToken cancellationToken)
    {
        var then = (await LoadWholeAsync(revised.Then, cancellationToken)).Slice;
        var standing = revised.Now is { } found ? (await LoadWholeAsync(found, cancellationToken)).Slice : null;
        return !ShowsLess(_time.GetUtcNow()) ? RevisionVerdict.ShowsAll
            : ShowsLess(DateTimeOffset.MaxValue) ? RevisionVerdict.ShowsLess
            : RevisionVerdict.ShowsLessForATime;

        bool ShowsLess(DateTimeOffset now) => ShowsLessTo(now, includesConfidential: false) || ShowsLessTo(now, includesConfidential: true);

        bool ShowsLessTo(DateTimeOffset now, bool includesConfidential)
        {
            var shown = Withholding.Apply(then, now, includesConfidential).Slice;
            var notShown = StandingCells.NotShown(shown, standing is null ? null : Withholding.Apply(standing, now, includesConfidential));
            return !notShown.Taken.IsEmpty || !notShown.Derived.IsEmpty;
        }
    }

    private static ReadableSlice Joined(ReadableSlice whole, IReadOnlyList<OpenedView> views)
    {
        var opened = OpenedDetail.Of(whole.Slice, views);

        // Which vintage set the classes of a total that was not sent is theirs to hide.
        return new ReadableSlice(opened.Slice, [.. opened.Rows.Select(row => row < 0 ? 0 : whole.SetAt[row])], opened.Withheld);
    }

    // A past state carries the flags of its time: what is withheld or gone since is found in the slice as it stands.
    private async Task<NotShownCells> NotShownNowAsync(
        CountryReading reading, SliceReference slice, ReadableSlice whole, ReaderRules reader, CancellationToken cancellationToken)
    {
        if (!reading.IsPastOfAnother)
        {
            return NotShownCells.None;
        }

        var standing = reading.Standing.FirstOrDefault(other => other.Period == slice.Period);
        return standing is null ? StandingCells.NotShown(whole.Slice, null)
            : standing.SetBy == slice.SetBy ? NotShownCells.None
            : StandingCells.NotShown(whole.Slice, Withheld(reading, await LoadWholeAsync(standing, cancellationToken), reader)).And(WithdrawnRows(reading, whole));
    }

    // What its office took back is not its figure of that time either, whatever stands in its place now.
    private static IEnumerable<int> WithdrawnRows(CountryReading reading, ReadableSlice whole) =>
        Enumerable.Range(0, whole.SetAt.Count).Where(row => reading.Withdrawn.Contains(whole.SetAt[row]));

    private static WithheldSlice Withheld(CountryReading reading, ReadableSlice whole, ReaderRules reader, NotShownCells? notShown = null)
    {
        var rules = reading.Embargoes.Select(embargo => embargo.Read()).Where(embargo => embargo.Includes(whole.Slice.Period)).Select(embargo => embargo.AsRule());
        return Withholding.Apply(whole.Slice, reader.Now, reader.IncludesConfidential, new SliceEmbargoes([.. rules], whole.SetAt), reader.PreReleasedTo, notShown);
    }

    private async Task<bool> IsGivenAwayAsync(CountryReading reading, SliceReference slice, ReaderRules reader, CancellationToken cancellationToken)
    {
        var period = PeriodRange.Parse(slice.Period, slice.Period);
        foreach (var other in reading.Overlapping.Concat(reading.Standing).Where(other => other.Period != slice.Period && period.Overlaps(PeriodRange.Parse(other.Period, other.Period))))
        {
            var beside = await LoadWholeAsync(other, cancellationToken);
            if (!Withheld(reading, beside, reader).Withheld.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The whole of a slice, for its owner and for merging.</summary>
    internal async Task<ReadableSlice> LoadWholeAsync(SliceReference slice, CancellationToken cancellationToken)
    {
        var parts = new List<Slice>(slice.Blocks.Length);
        var setAt = new List<long>();
        foreach (var block in slice.Blocks)
        {
            parts.Add(await _blocks.GetAsync(Hash.FromBytes(block.Digest), cancellationToken));
            setAt.AddRange(await SetAtOfAsync(block, cancellationToken));
        }

        return new ReadableSlice(SliceJoin.JoinBlocks(parts), setAt, []);
    }

    /// <summary>The vintage that last set each row of a block.</summary>
    internal async Task<long[]> SetAtOfAsync(BlockPointer block, CancellationToken cancellationToken)
    {
        var runs = block.SetAt.Length == 0 ? default : await _blocks.BytesAsync(Hash.FromBytes(block.SetAt), cancellationToken);
        var setAt = new long[block.Count];
        SetAt.Decode(runs.Span, block.RecordedAt, setAt);
        return setAt;
    }
}
