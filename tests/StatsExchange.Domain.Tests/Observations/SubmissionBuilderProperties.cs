// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

/// <summary>One content is one submission, however it is sent.</summary>
public sealed class SubmissionBuilderProperties
{
    private static readonly Arbitrary<Change[]> Submissions = Change.Submission.ToArbitrary();

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Build_RowsInAnotherOrder_GivesTheSameSlice() =>
        Prop.ForAll(Submissions, Seeds, (changes, seed) =>
        {
            var shuffled = changes.ToArray();
            new Random(seed).Shuffle(shuffled);
            return AreSame(Change.Submit(changes), Change.Submit(shuffled));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Build_BlocksCutAnywhere_GiveTheSameSliceAsRows() =>
        Prop.ForAll(Submissions, Seeds, (changes, seed) =>
        {
            var builder = Sent.Flows();
            foreach (var block in changes.Chunk(1 + (seed % 7)))
            {
                builder.AddColumns(Block(block));
            }

            return AreSame(Change.Submit(changes), builder.Build().Slices.SingleOrDefault());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_OfEachRow_LeadBackToWhatWasSent() =>
        Prop.ForAll(Submissions, changes =>
        {
            if (Change.Submit(changes) is not { } submitted)
            {
                return changes.Length == 0;
            }

            var partner = submitted.Observations.Structure.SlicePositionOf("COUNTERPART_AREA");
            return submitted.Lines.Order().SequenceEqual(Enumerable.Range(2, changes.Length))
                && submitted.Lines.Select((line, row) => changes[line - 2].Partner == submitted.Observations.KeyAt(row)[partner]).All(same => same);
        }).QuickCheckThrowOnFailure();

    private static bool AreSame(SubmittedSlice? left, SubmittedSlice? right) =>
        left is null || right is null
            ? left is null && right is null
            : SliceText.AreSame(left.Observations, right.Observations) && left.Deletes.SequenceEqual(right.Deletes);

    private static SentColumns Block(Change[] changes)
    {
        var flagged = Enumerable.Range(0, changes.Length).Where(row => changes[row].Status.Length > 0).ToImmutableArray();
        return new SentColumns(
            "2015",
            [
                Column("AGE", change => change.Age),
                Column("COUNTERPART_AREA", change => change.Partner),
                Column("SEX", change => change.Sex),
                Column("MEASURE", _ => "IMM"),
                Column("BASIS", _ => "RES"),
            ],
            changes.Select(change => change.Value ?? double.NaN).ToArray(),
            changes.Select(change => change.Operation).ToArray(),
            flagged.IsEmpty ? [] : [new AttributeColumn("OBS_STATUS", flagged, [.. flagged.Select(row => changes[row].Status)])]);

        SentColumn Column(string id, Func<Change, string> code)
        {
            string[] codes = [.. changes.Select(code).Distinct()];
            return new SentColumn(id, codes, changes.Select(change => Array.IndexOf(codes, code(change))).ToArray());
        }
    }
}
