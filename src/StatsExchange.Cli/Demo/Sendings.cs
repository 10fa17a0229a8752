// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.LongCsv;
using StatsExchange.Client.Submissions;

namespace StatsExchange.Cli.Demo;

/// <summary>Submits both samples, each office its own rows under its own token.</summary>
internal static class Sendings
{
    private static readonly string[] Columns = ["sample", "structure", "offices#", "observations#", "warnings#"];

    public static async Task<DemoStep> SendAsync(DemoWorld world, IReadOnlyList<SampleFile> samples, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var parts = samples.SelectMany(sample => sample.RowsByOffice.Select(rows => (Sample: sample, Office: rows.Key, Rows: rows.Value)))
            .OrderByDescending(part => part.Rows.Count)
            .ToArray();
        var outcomes = new SubmissionOutcome[parts.Length];
        await Parallelism.ForEachAsync([.. Enumerable.Range(0, parts.Length)], progress, async (i, token) =>
            outcomes[i] = await SendAsync(world, parts[i].Sample, parts[i].Office, parts[i].Rows, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        var rows = samples.Select(sample =>
        {
            var own = outcomes.Where((_, i) => parts[i].Sample == sample).ToArray();
            return (Sample: sample, Offices: own.Length, Observations: own.Sum(o => o.Observations), Warnings: own.Sum(o => o.Warnings));
        }).ToArray();
        return new DemoStep(
            $"{Figures.Count(outcomes.Length, "submission")} with {Figures.Count(outcomes.Sum(o => o.Observations), "observation")} are accepted, each with a signed receipt.",
            new JsonObject
            {
                ["submissions"] = outcomes.Length,
                ["observations"] = outcomes.Sum(o => o.Observations),
                ["warnings"] = outcomes.Sum(o => o.Warnings),
            },
            FigureTable.Of(null, Columns, rows.Select(r => new[]
            {
                r.Sample.Name,
                r.Sample.Structure,
                Figures.Count(r.Offices),
                Figures.Count(r.Observations),
                Figures.Count(r.Warnings),
            })));
    }

    private static async Task<SubmissionOutcome> SendAsync(DemoWorld world, SampleFile sample, string office, IReadOnlyList<LongCsvRow> rows, CancellationToken cancellationToken)
    {
        var request = new SubmissionRequest { Office = office, RequestId = $"demo-{sample.Structure}-{office}", SourceName = sample.Name };
        var outcome = await new Submitter(world.As(office, "submitter")).SubmitRowsAsync(sample.Structure, rows, request, cancellationToken).ConfigureAwait(false);
        return outcome.IsAccepted
            ? outcome
            : throw CommandException.Failed($"{sample.Name} was refused for {office}: line {outcome.Findings[0].Line}, {outcome.Findings[0].Column}, expected {outcome.Findings[0].Expected}.");
    }
}
