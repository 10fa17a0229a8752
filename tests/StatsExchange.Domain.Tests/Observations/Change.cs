// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

/// <summary>One observation sent, out of a small set of keys so that submissions meet.</summary>
internal sealed record Change(string Partner, string Sex, string Age, double? Value, string Status, Operation Operation)
{
    public static Gen<Change> Any { get; } =
        from partner in Gen.Elements("DNK", "FIN", "NOR", "_O", "SUN")
        from sex in Gen.Elements("F", "M")
        from age in Gen.Elements("Y5T9", "Y_GE65", "_U")
        from value in Gen.Elements<double?>(null, 0, 1, 2.5)
        from status in Gen.Elements("", "E", "BP")
        from operation in Gen.Frequency((4, Gen.Constant(Operation.Set)), (1, Gen.Constant(Operation.Delete)))
        select new Change(partner, sex, age, value, status, operation);

    /// <summary>A submission: no key twice.</summary>
    public static Gen<Change[]> Submission { get; } =
        Any.ListOf().Select(changes => changes.DistinctBy(change => change.Key).ToArray());

    public (string Partner, string Sex, string Age) Key => (Partner, Sex, Age);

    /// <summary>The slice these changes submit, or null where there is none.</summary>
    public static SubmittedSlice? Submit(IEnumerable<Change> changes)
    {
        var builder = Sent.Flows();
        foreach (var change in changes)
        {
            var attributes = change.Status.Length == 0 ? "" : "OBS_STATUS=" + change.Status;
            builder.Arrivals(change.Partner, "2015", change.Value, $"SEX={change.Sex} AGE={change.Age}", attributes, change.Operation);
        }

        var submission = builder.Build();
        Assert.False(submission.Report.IsRefused);
        return submission.Slices.SingleOrDefault();
    }
}
