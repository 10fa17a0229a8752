// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Observations;

/// <summary>Short ways to send observations in tests.</summary>
internal static class Sent
{
    public static readonly CountryCode Sweden = CountryCode.Parse("SWE");

    private static readonly Dictionary<string, string> None = [];

    public static SubmissionBuilder Flows() => new(StructureCatalogue.Flow, Sweden);

    public static SubmissionBuilder Stocks() => new(StructureCatalogue.Stock, Sweden);

    /// <summary>A flow of arrivals by residence; further dimensions as "SEX=M AGE=Y5".</summary>
    public static SubmissionBuilder Arrivals(this SubmissionBuilder builder, string from, string period, double? value, string further = "", string attributes = "", Operation operation = Operation.Set) =>
        builder.Row($"COUNTERPART_AREA={from} TIME_PERIOD={period} MEASURE=IMM BASIS=RES {further}", value, attributes, operation);

    /// <summary>A stock by birth, else citizenship, of 2019; further dimensions as "SEX=M AGE=Y5".</summary>
    public static SubmissionBuilder Living(this SubmissionBuilder builder, string from, double? value, string further = "") =>
        builder.Row($"COUNTERPART_AREA={from} TIME_PERIOD=2019 MEASURE=IMM BASIS=CBX {further}", value);

    public static SubmissionBuilder Row(this SubmissionBuilder builder, string dimensions, double? value, string attributes = "", Operation operation = Operation.Set)
    {
        builder.Add(Pairs(dimensions), value, attributes.Length == 0 ? None : Pairs(attributes), operation);
        return builder;
    }

    private static Dictionary<string, string> Pairs(string text) => text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
