// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.LongCsv;

namespace StatsExchange.Cli.Demo;

/// <summary>A sample file, read once and taken apart by office; sending it from disk would read it once per office.</summary>
internal sealed record SampleFile(string Name, string Structure, IReadOnlyDictionary<string, List<LongCsvRow>> RowsByOffice, IReadOnlyList<string> Periods)
{
    public static async Task<SampleFile> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", name);
        var reader = await LongCsvReader.OpenAsync(path, new LongCsvOptions(), cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var byOffice = new Dictionary<string, List<LongCsvRow>>(StringComparer.Ordinal);
            var periods = new SortedSet<string>(StringComparer.Ordinal);
            await foreach (var row in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (row.Reporter is not { } office || !row.Findings.IsEmpty)
                {
                    throw CommandException.Failed($"The sample {name} is damaged on line {row.Line}.");
                }

                if (!byOffice.TryGetValue(office, out var rows))
                {
                    byOffice.Add(office, rows = []);
                }

                rows.Add(row);
                periods.Add(row.Period);
            }

            return new SampleFile(name, reader.Structure.Id, byOffice, [.. periods]);
        }
    }
}
