// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>Any row of submissions against a dictionary: cells, the vintage of each, and every past vintage read again at the end.</summary>
public sealed class VintageModelTests
{
    private static readonly string[] Partners = ["DNK", "FIN", "NOR", "_U"];
    private static readonly string[] Periods = ["2014", "2015"];

    private static readonly Gen<Change> OneChange =
        from period in Gen.Elements(Periods)
        from partner in Gen.Elements(Partners)
        from value in Gen.Elements<double?>(0, 1, 2, null)
        from delete in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from status in Gen.Elements("", "C")
        select new Change(period, partner, delete ? null : value, delete, delete ? "" : status);

    private static readonly Gen<Step> OneStep =
        from changes in OneChange.ArrayOf().Resize(6)
        from replace in Gen.Elements(false, false, true)
        from named in Gen.SubListOf(Periods)
        select new Step([.. changes.DistinctBy(change => (change.Period, change.Partner))], replace, [.. named]);

    [Fact]
    public void Submit_AnySequence_AgreesWithADictionaryAtEveryVintage() =>
        Prop.ForAll(OneStep.ArrayOf().Resize(10).ToArbitrary(), steps => AgreesWithModelAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static async Task<bool> AgreesWithModelAsync(Step[] steps)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var model = new SortedDictionary<(string Period, string Partner), (double? Value, string Status, long SetAt)>();
        var vintages = new List<string>();
        foreach (var step in steps)
        {
            if (await SubmitAsync(exchange, step) is { } seq)
            {
                Apply(model, step, seq);
                vintages.Add(Describe(model));
            }
        }

        for (var i = 0; i < vintages.Count; i++)
        {
            if (await DescribeAsync(exchange, i + 1) != vintages[i])
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<long?> SubmitAsync(TestExchange exchange, Step step)
    {
        var header = Figures.Header("SWE", Offices.NextRequest(), step.Replace ? SubmissionMode.Replace : SubmissionMode.Merge);
        header.ReplacePeriods.AddRange(step.Replaced);
        if (step.Changes.Length == 0 && step.Replaced.Length == 0)
        {
            return null;
        }

        var sent = step.Changes.Select(change =>
        {
            var observation = Figures.Flow("IMM", change.Partner, change.Period, change.Value);
            if (change.Status.Length > 0)
            {
                observation.Attributes["CONF_STATUS"] = change.Status;
            }

            return change.Delete ? observation.Deleted() : observation;
        });
        return (await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, sent)).Receipt.Seq;
    }

    private static void Apply(SortedDictionary<(string Period, string Partner), (double? Value, string Status, long SetAt)> model, Step step, long seq)
    {
        var sent = step.Changes.Select(change => (change.Period, change.Partner)).ToHashSet();
        foreach (var key in model.Keys.Where(key => step.Replaced.Contains(key.Period) && !sent.Contains(key)).ToList())
        {
            model.Remove(key);
        }

        foreach (var change in step.Changes)
        {
            var key = (change.Period, change.Partner);
            if (change.Delete)
            {
                model.Remove(key);
            }
            else if (!model.TryGetValue(key, out var there) || there.Value != change.Value || there.Status != change.Status)
            {
                model[key] = (change.Value, change.Status, seq);
            }
        }
    }

    private static string Describe(SortedDictionary<(string Period, string Partner), (double? Value, string Status, long SetAt)> model) =>
        string.Join('\n', model.Select(cell => $"{cell.Key.Period} {cell.Key.Partner} {cell.Value.Value?.ToString() ?? "-"} {cell.Value.Status} @{cell.Value.SetAt}").Order(StringComparer.Ordinal));

    private static async Task<string> DescribeAsync(TestExchange exchange, long asOf)
    {
        var lines = new List<string>();
        foreach (var period in Periods)
        {
            lines.AddRange((await exchange.CellsAsync("SWE", period, asOf)).Select(cell => $"{period} {cell.Partner} {cell.Value?.ToString() ?? "-"} {cell.ConfStatus} @{cell.SetAt}"));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private sealed record Change(string Period, string Partner, double? Value, bool Delete, string Status);

    private sealed record Step(Change[] Changes, bool Replace, string[] Named)
    {
        /// <summary>The periods that hold exactly what is sent: those named with all that are sent, or those sent where none is named.</summary>
        public string[] Replaced => !Replace ? [] : [.. Changes.Select(change => change.Period).Union(Named).Order(StringComparer.Ordinal)];
    }
}
