// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class SliceMergeTests
{
    private static SubmittedSlice Submit(params (string Partner, double? Value, Operation Operation)[] rows)
    {
        var builder = Sent.Flows();
        foreach (var (partner, value, operation) in rows)
        {
            builder.Arrivals(partner, "2015", value, operation: operation);
        }

        return builder.Build().Slices[0];
    }

    private static MergedSlice First() =>
        SliceMerge.Apply(null, [], Submit(("DNK", 10, Operation.Set), ("FIN", 20, Operation.Set), ("NOR", null, Operation.Set)), false, 1);

    [Fact]
    public void Apply_ToNothing_AddsEveryObservation()
    {
        var merged = First();
        Assert.Equal((3, 0, 0), (merged.Added, merged.Revised, merged.Removed));
        Assert.Equal([1L, 1, 1], merged.SetAt);
    }

    [Fact]
    public void Apply_RevisedFigure_SetsOnlyItsOwnVintage()
    {
        var first = First();
        var merged = SliceMerge.Apply(first.Slice, first.SetAt, Submit(("DNK", 10, Operation.Set), ("FIN", 21, Operation.Set), ("POL", 5, Operation.Set)), false, 2);
        Assert.Equal((1, 1, 0), (merged.Added, merged.Revised, merged.Removed));
        Assert.Equal([10, 21, double.NaN, 5], merged.Slice!.Values.ToArray());
        Assert.Equal([1L, 2, 1, 2], merged.SetAt);
        Assert.Equal(20, first.Slice!.ValueAt(1));
    }

    [Fact]
    public void Apply_MissingToZero_IsARevision()
    {
        var first = First();
        var merged = SliceMerge.Apply(first.Slice, first.SetAt, Submit(("NOR", 0, Operation.Set)), false, 2);
        Assert.Equal((0, 1), (merged.Added, merged.Revised));
        Assert.Equal(0, merged.Slice!.ValueAt(2));
    }

    [Fact]
    public void Apply_FlagOnly_IsARevision()
    {
        var first = First();
        var flagged = Sent.Flows().Arrivals("FIN", "2015", 20, attributes: "OBS_STATUS=p").Build().Slices[0];
        var merged = SliceMerge.Apply(first.Slice, first.SetAt, flagged, false, 2);
        Assert.Equal(1, merged.Revised);
        Assert.Equal("P", merged.Slice!.AttributeAt("OBS_STATUS", 1));
    }

    [Fact]
    public void Apply_DeletionOfWhatIsNotThere_ChangesNothing()
    {
        var first = First();
        var merged = SliceMerge.Apply(first.Slice, first.SetAt, Submit(("POL", null, Operation.Delete)), false, 2);
        Assert.False(merged.IsChanged);
        Assert.Same(first.Slice, merged.Slice);
        Assert.Null(SliceMerge.Apply(null, [], Submit(("POL", null, Operation.Delete)), false, 1).Slice);
    }

    [Fact]
    public void Apply_ReplaceOrDeletionOfAll_LeavesNoSlice()
    {
        var first = First();
        var replaced = SliceMerge.Apply(first.Slice, first.SetAt, Submit(("DNK", 10, Operation.Set)), true, 2);
        Assert.Equal((1, 2, 1L), (replaced.Slice!.Count, replaced.Removed, replaced.SetAt[0]));
        var emptied = SliceMerge.Apply(replaced.Slice, replaced.SetAt, Submit(("DNK", null, Operation.Delete)), false, 3);
        Assert.Null(emptied.Slice);
        Assert.Empty(emptied.SetAt);
    }

    [Fact]
    public void Apply_SliceOfAnotherPeriod_IsRefused()
    {
        var first = First();
        var other = Sent.Flows().Arrivals("DNK", "2016", 1).Build().Slices[0];
        Assert.Throws<ArgumentException>(() => SliceMerge.Apply(first.Slice, first.SetAt, other, false, 2));
        Assert.Throws<ArgumentException>(() => SliceMerge.Apply(first.Slice, [], Submit(("DNK", 1, Operation.Set)), false, 2));
    }
}
