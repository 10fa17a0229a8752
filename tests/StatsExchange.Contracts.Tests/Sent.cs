// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Contracts.Tests;

/// <summary>Short ways to submit flows of Sweden in tests.</summary>
internal static class Sent
{
    public static readonly CountryCode Sweden = CountryCode.Parse("SWE");

    private static readonly RuleSeverities Lowered = RuleSeverities.Of(
        RuleCatalogue.All.Where(rule => rule.Admits(Severity.Warning)).Select(rule => KeyValuePair.Create(rule.Id, Severity.Warning)));

    public static SubmissionBuilder Flows() => Of(StructureCatalogue.Flow, Sweden);

    /// <summary>A submission of an office that has lowered every rule it may: what figures say is not what is tested here, their form is.</summary>
    public static SubmissionBuilder Of(Structure structure, CountryCode reporter) => new(structure, reporter, severities: Lowered);

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
        Assert.Equal([], submission.Report.Findings.Where(finding => finding.Severity == Severity.Error));
        return submission;
    }

    /// <summary>The one slice of a sound submission.</summary>
    public static Slice Slice(this SubmissionBuilder builder) => Assert.Single(builder.Sound().Slices).Observations;

    private static Dictionary<string, string> Pairs(string text) => text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
