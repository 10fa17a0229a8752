// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>Flow tables as the tests write them: rows are origins, columns destinations, the diagonal is no corridor.</summary>
internal static class Flows
{
    public static readonly Dictionary<string, string> NoParameters = [];

    public static string Country(int index) => $"C{(char)('A' + (index / 26))}{(char)('A' + (index % 26))}";

    public static ReconciliationInput Of(double?[][] emigration, double?[][] immigration)
    {
        var figures =
            from i in Enumerable.Range(0, emigration.Length)
            from j in Enumerable.Range(0, emigration.Length)
            where i != j
            select new CorridorFigure(Country(i), Country(j), emigration[i][j], immigration[i][j]);
        return new ReconciliationInput(Enumerable.Range(0, emigration.Length).Select(Country), figures);
    }

    public static double? FactorOf(this MethodResult result, string reporter, ReportSide side) => result.Line(reporter, side).Factor;

    public static ReporterFactor Line(this MethodResult result, string reporter, ReportSide side) =>
        result.Factors.Single(f => f.Reporter == reporter && f.Side == side);

    /// <summary>The corridors of the period reconciled that were set apart.</summary>
    public static HashSet<(string Origin, string Destination)> Apart(this MethodResult result) =>
        [.. result.Fits.Where(f => f.SetApartInRound is not null && f.Period is null).Select(f => (f.Origin, f.Destination))];

    public static void AssertClose(double expected, double? actual, double relative)
    {
        Assert.NotNull(actual);
        Assert.True(
            Math.Abs(expected - actual.Value) <= relative * Math.Max(1e-300, Math.Abs(expected)),
            $"Expected {expected:R}, found {actual.Value:R}.");
    }
}
