// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests;

/// <summary>Short ways to submit flows of Sweden in tests.</summary>
internal static class Sent
{
    public static readonly CountryCode Sweden = CountryCode.Parse("SWE");

    public static SubmissionBuilder Flows() => new(StructureCatalogue.Flow, Sweden);

    /// <summary>Arrivals by residence; dimensions and attributes as "SEX=M AGE=Y5".</summary>
    public static SubmissionBuilder Arrivals(
        this SubmissionBuilder builder, string from, string period, double? value, string further = "", string attributes = "", Operation operation = Operation.Set)
    {
        builder.Add(Pairs($"COUNTERPART_AREA={from} TIME_PERIOD={period} MEASURE=IMM BASIS=RES {further}"), value, Pairs(attributes), operation);
        return builder;
    }

    /// <summary>The submission, which must be sound.</summary>
    public static Submission Sound(this SubmissionBuilder builder)
    {
        var submission = builder.Build();
        Assert.Equal([], submission.Report.Findings.Where(finding => finding.Severity == Domain.Validation.Severity.Error));
        return submission;
    }

    /// <summary>The one slice of a sound submission.</summary>
    public static Slice Slice(this SubmissionBuilder builder) => Assert.Single(builder.Sound().Slices).Observations;

    private static Dictionary<string, string> Pairs(string text) => text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
