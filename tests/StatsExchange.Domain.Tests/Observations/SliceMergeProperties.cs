// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class SliceMergeProperties
{
    private static readonly Arbitrary<Change[]> One = Change.Submission.ToArbitrary();

    private static readonly Arbitrary<Change[][]> Several = Change.Submission.ArrayOf(4).ToArbitrary();

    [Fact]
    public void Apply_AnySubmissions_AgreesWithADictionary() =>
        Prop.ForAll(Several, Gen.Elements(true, false).ArrayOf(4).ToArbitrary(), (submissions, replace) =>
        {
            var state = new MergedSlice(null, [], 0, 0, 0);
            var model = new Dictionary<(string, string, string), (string Content, long SetAt)>();
            for (var i = 0; i < submissions.Length; i++)
            {
                state = Apply(state, submissions[i], replace[i], i + 1);
                ApplyToModel(model, submissions[i], replace[i], i + 1);
            }

            return Describe(state).SequenceEqual(model.Select(entry => $"{entry.Key} = {entry.Value.Content} @{entry.Value.SetAt}").Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_SameSubmissionAgain_ChangesNothing() =>
        Prop.ForAll(Several, Gen.Elements(true, false).ToArbitrary(), (submissions, replace) =>
        {
            var state = submissions.Aggregate(new MergedSlice(null, [], 0, 0, 0), (before, changes) => Apply(before, changes, replace, 1));
            var again = Apply(state, submissions[^1], replace, 2);
            return !again.IsChanged && ReferenceEquals(again.Slice, state.Slice) && again.SetAt.SequenceEqual(state.SetAt);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_SubmissionsWithoutCommonKeys_GiveTheSameInAnyOrder() =>
        Prop.ForAll(One, One, One, (before, left, right) =>
        {
            Change[] disjoint = [.. right.ExceptBy(left.Select(change => change.Key), change => change.Key)];
            var state = Apply(new MergedSlice(null, [], 0, 0, 0), before, false, 1);
            var leftFirst = Apply(Apply(state, left, false, 2), disjoint, false, 2);
            var rightFirst = Apply(Apply(state, disjoint, false, 2), left, false, 2);
            return SliceText.Lines(leftFirst.Slice).SequenceEqual(SliceText.Lines(rightFirst.Slice)) && leftFirst.SetAt.SequenceEqual(rightFirst.SetAt);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_SubmissionsAsTheyCome_IsAssociative() =>
        Prop.ForAll(One, One, One, (before, earlier, later) =>
        {
            // What two submissions say together: the later word on each cell, of those not taken out again.
            Change[] both = [.. earlier.ExceptBy(later.Select(change => change.Key), change => change.Key), .. later];
            var state = Apply(new MergedSlice(null, [], 0, 0, 0), before, false, 1);
            var oneByOne = Apply(Apply(state, earlier, false, 2), later, false, 3);
            var together = Apply(state, both, false, 2);
            return SliceText.Lines(oneByOne.Slice).SequenceEqual(SliceText.Lines(together.Slice));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Describe(MergedSlice state)
    {
        if (state.Slice is not { } slice)
        {
            return [];
        }

        string CodeOf(string id, int row) => slice.Columns[slice.Structure.SlicePositionOf(id)][row];
        return Enumerable.Range(0, slice.Count)
            .Select(row => $"{(CodeOf("COUNTERPART_AREA", row), CodeOf("SEX", row), CodeOf("AGE", row))} = {SliceText.Content(slice, row)} @{state.SetAt[row]}")
            .Order(StringComparer.Ordinal);
    }

    private static MergedSlice Apply(MergedSlice before, Change[] changes, bool replace, long vintage) =>
        Change.Submit(changes) is { } submitted ? SliceMerge.Apply(before.Slice, before.SetAt, submitted, replace, vintage) : before with { Added = 0, Revised = 0, Removed = 0 };

    private static void ApplyToModel(Dictionary<(string, string, string), (string Content, long SetAt)> model, Change[] changes, bool replace, long vintage)
    {
        if (replace && changes.Length > 0)
        {
            var sent = changes.Where(change => change.Operation == Operation.Set).Select(change => change.Key).ToHashSet();
            foreach (var key in model.Keys.Where(key => !sent.Contains(key)).ToArray())
            {
                model.Remove(key);
            }
        }

        foreach (var change in changes)
        {
            var value = change.Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "missing";
            var content = change.Status.Length == 0 ? value : $"{value} OBS_STATUS={change.Status}";
            if (change.Operation == Operation.Delete)
            {
                model.Remove(change.Key);
            }
            else if (!model.TryGetValue(change.Key, out var old) || old.Content != content)
            {
                model[change.Key] = (content, vintage);
            }
        }
    }
}
