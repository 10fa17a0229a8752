// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Where every slice of a country stands, by reference. What is in force is at hand; what was is read from the entry that set it.</summary>
internal sealed class SliceHistory
{
    private readonly SortedDictionary<(string Structure, string Period), SliceVersions> _slices = new(Comparer<(string Structure, string Period)>.Create(
        (left, right) => string.CompareOrdinal(left.Structure, right.Structure) is var order && order != 0 ? order : string.CompareOrdinal(left.Period, right.Period)));

    /// <summary>Takes what an entry set.</summary>
    public void Take(long seq, SlicesSet set)
    {
        foreach (var slice in set.Slices)
        {
            var reference = ReferenceTo(slice, seq);
            if (_slices.TryGetValue((set.Structure, slice.TimePeriod), out var versions))
            {
                versions.Take(reference);
            }
            else
            {
                _slices.Add((set.Structure, slice.TimePeriod), new SliceVersions(reference, [seq]));
            }
        }
    }

    /// <summary>A slice as it is now; without blocks where it never was or is gone, which its SetBy tells apart.</summary>
    public SliceReference Current(string structure, string period) =>
        _slices.TryGetValue((structure, period), out var versions) ? versions.Current : new SliceReference(period, 0, []);

    /// <summary>The periods a structure has figures of now.</summary>
    public IReadOnlyList<string> PeriodsOf(string structure) =>
        [.. _slices.Where(slice => slice.Key.Structure == structure && !slice.Value.Current.Blocks.IsEmpty).Select(slice => slice.Key.Period)];

    /// <summary>The last entry up to <paramref name="asOf"/> that set one of the slices of a structure, those that are gone since too; 0 where none did.</summary>
    public long LastSetBy(string structure, Predicate<string> isAskedFor, long asOf) => _slices
        .Where(slice => slice.Key.Structure == structure && isAskedFor(slice.Key.Period))
        .Select(slice => slice.Value.SetByAsOf(asOf))
        .DefaultIfEmpty()
        .Max();

    /// <summary>Seq of the middle one of the entries that set a slice between two; the first of the two where none did.</summary>
    public long MiddleSetBy(string structure, string period, SetBetween between) =>
        _slices.TryGetValue((structure, period), out var versions) ? versions.MiddleOf(between) : between.After;

    /// <summary>Whether a structure has, or had, slices of several frequencies, which may overlap in time.</summary>
    public bool HasSeveralFrequencies(string structure) =>
        _slices.Keys.Where(slice => slice.Structure == structure).Select(slice => Domain.Period.Parse(slice.Period).Frequency).Distinct().Count() > 1;

    /// <summary>The slices of a structure after <paramref name="asOf"/>, ascending by period, without those that are gone and those that are not asked for.</summary>
    public async Task<List<SliceReference>> AsOfAsync(string structure, long asOf, PastEntries past, Predicate<string>? isAskedFor = null)
    {
        var slices = new List<SliceReference>();
        var read = new PastSlices(past);
        foreach (var ((_, period), versions) in _slices.Where(slice => slice.Key.Structure == structure && isAskedFor?.Invoke(slice.Key.Period) != false))
        {
            if (await AtAsync(versions, period, versions.SetByAsOf(asOf), read) is { } slice)
            {
                slices.Add(slice);
            }
        }

        return slices;
    }

    /// <summary>
    /// The slices of structures as they stood in a time and do not stand after <paramref name="asOf"/>, ascending, from a place in that order on;
    /// one that was gone then or is gone now is without reference.
    /// </summary>
    public async IAsyncEnumerable<(SliceReference? Then, SliceReference? Now)> RevisedAsync(
        IReadOnlyCollection<string> structures, Predicate<string> isAskedFor, SetBetween time, long asOf, int from, PastEntries past)
    {
        var read = new PastSlices(past);
        var revised =
            from slice in _slices
            where structures.Contains(slice.Key.Structure) && isAskedFor(slice.Key.Period)
            let now = slice.Value.SetByAsOf(asOf)
            from then in slice.Value.SetByDuring(time)
            where then != now
            select (slice.Key.Period, Versions: slice.Value, Then: then, Now: now);
        foreach (var (period, versions, then, now) in revised.Skip(from))
        {
            yield return (await AtAsync(versions, period, then, read), await AtAsync(versions, period, now, read));
        }
    }

    public IEnumerable<SavedSlice> Save() => _slices.Select(slice => new SavedSlice
    {
        Structure = slice.Key.Structure,
        TimePeriod = slice.Key.Period,
        Blocks = { slice.Value.Current.Blocks.Select(BlockOf) },
        SetBy = { SeqSteps.Of(slice.Value.SetBy) },
    });

    public void Load(IEnumerable<SavedSlice> saved)
    {
        foreach (var slice in saved)
        {
            var setBy = SeqSteps.Read(slice.SetBy);
            var current = new SliceReference(slice.TimePeriod, setBy[^1], [.. slice.Blocks.Select(block => PointerOf(block, setBy[^1]))]);
            _slices.Add((slice.Structure, slice.TimePeriod), new SliceVersions(current, setBy));
        }
    }

    // Null where it was not there yet, or was gone.
    private static async Task<SliceReference?> AtAsync(SliceVersions versions, string period, long setBy, PastSlices past)
    {
        var slice = setBy == versions.Current.SetBy ? versions.Current : setBy > 0 ? ReferenceTo(await past.ReadAsync(setBy, period), setBy) : null;
        return slice is null || slice.Blocks.IsEmpty ? null : slice;
    }

    private static SliceReference ReferenceTo(SliceWritten slice, long seq) =>
        new(slice.TimePeriod, seq, [.. slice.Blocks.Select(block => PointerOf(block, seq))]);

    private static BlockReference BlockOf(BlockPointer block) => new()
    {
        Digest = ByteString.CopyFrom(block.Digest),
        Count = (uint)block.Count,
        SetAt = ByteString.CopyFrom(block.SetAt),
        RecordedAt = block.RecordedAt,
    };

    private static BlockPointer PointerOf(BlockReference block, long seq) => new(
        block.Digest.ToByteArray(), (int)block.Count, block.SetAt.ToByteArray(), block.RecordedAt == 0 ? seq : block.RecordedAt);
}
