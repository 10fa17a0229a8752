// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class SliceDifferenceProperties
{
    private static readonly Arbitrary<Change[]> Any = Change.Submission.ToArbitrary();

    [Fact]
    public void Next_AnyTwoStates_TellsEveryCellThatDiffersOnceAndNoOther() => Prop.ForAll(Any, Any, (first, second) =>
    {
        if (StateOf(first) is not { } before || StateOf(second) is not { } after)
        {
            return true;
        }

        var difference = new SliceDifference(before, after);
        var told = new List<string>();
        while (difference.Next() is { } cell)
        {
            told.Add($"{LineOf(before, cell.Before)} > {LineOf(after, cell.After)}");
        }

        told.AddRange(Enumerable.Range(difference.NextBefore, before.Count - difference.NextBefore).Select(row => $"{LineOf(before, row)} > "));
        told.AddRange(Enumerable.Range(difference.NextAfter, after.Count - difference.NextAfter).Select(row => $" > {LineOf(after, row)}"));
        return told.SequenceEqual(Expected(before, after));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(12_345, 3, 12.345)]
    [InlineData(0, 3, 0)]
    [InlineData(1, -2, 100)]
    [InlineData(12_345.6, 0, 12_345.6)]
    [InlineData(0.1, 9, 1e-10)]
    public void Written_OfAStoredValue_IsWhatAnOfficeWrites(double stored, int exponent, double written) =>
        Assert.Equal(written, UnitMultiplier.Written(stored, exponent));

    [Fact]
    public void Written_NothingGivesTheValueAgain_IsNull() => Assert.Null(UnitMultiplier.Written(double.Epsilon, 9));

    private static Slice? StateOf(Change[] changes) =>
        Change.Submit(changes) is { } submitted ? SliceMerge.Apply(null, [], submitted, replace: false, vintage: 1).Slice : null;

    private static IEnumerable<string> Expected(Slice before, Slice after)
    {
        var (left, right) = (ByKey(before), ByKey(after));
        return left.Keys.Union(right.Keys)
            .Order(StringComparer.Ordinal)
            .Select(key => (Before: left.GetValueOrDefault(key, ""), After: right.GetValueOrDefault(key, "")))
            .Where(cell => cell.Before != cell.After)
            .Select(cell => $"{cell.Before} > {cell.After}");
    }

    // Codes in key order, joined by a character below all of theirs: so lines ascend as keys do.
    private static Dictionary<string, string> ByKey(Slice slice) =>
        Enumerable.Range(0, slice.Count).ToDictionary(row => string.Join('\u001f', slice.KeyAt(row)), row => LineOf(slice, row), StringComparer.Ordinal);

    private static string LineOf(Slice slice, int? row) => row is { } at ? $"{string.Join('/', slice.KeyAt(at))}={SliceText.Content(slice, at)}" : "";
}
