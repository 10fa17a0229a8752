// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>Worked numbers from elsewhere; each file names its source.</summary>
internal static class Oracle
{
    public static JsonElement Read(string file) => JsonDocument.Parse(TestData.Read("Reconciliation", file)).RootElement;

    public static LabelledMatrix Matrix(this JsonElement element, string name) => element.GetProperty(name).Matrix();

    public static LabelledMatrix Matrix(this JsonElement element) =>
        new(Names(element, "rows"), Names(element, "cols"), element.GetProperty("data_rowmajor").Numbers());

    public static double[] Numbers(this JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Numbers)]
        : [element.GetDouble()];

    public static double?[] Totals(this JsonElement element, string name) => [.. element.GetProperty(name).Numbers().Select(t => (double?)t)];

    public static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual, double relative)
    {
        foreach (var (one, other) in expected.Zip(actual, (one, other) => (one, other)))
        {
            Flows.AssertClose(one, other, relative);
        }

        Assert.Equal(expected.Count(), actual.Count());
    }

    private static string[] Names(JsonElement element, string side)
    {
        var names = element.GetProperty(side);
        return names.ValueKind == JsonValueKind.Null
            ? [.. Enumerable.Range(0, element.GetProperty("dim")[0].GetInt32()).Select(Flows.Country)]
            : [.. names.EnumerateArray().Select(n => n.GetString()!)];
    }
}
