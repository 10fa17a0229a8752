// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>Tables of a round as a command line has them: STRUCTURE:MEASURE:BASIS, with :PAIR where it has one.</summary>
internal static class RoundTables
{
    public static Option<RoundTable[]> Option() => new("--table")
    {
        Description = "What is asked for: STRUCTURE:MEASURE:BASIS[:PAIR], for example STOCK:IMM:CB:birth, STOCK:IMM:CBX or RETURN:RFL; several may be named.",
        HelpName = "TABLE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result =>
        {
            var tables = new List<RoundTable>();
            foreach (var token in result.Tokens)
            {
                if (token.Value.Split(':') is [var structure, var measure, .. { Length: <= 2 } rest])
                {
                    tables.Add(new RoundTable
                    {
                        Structure = structure.ToUpperInvariant(),
                        Measure = measure.ToUpperInvariant(),
                        Basis = rest.Length > 0 ? rest[0].ToUpperInvariant() : "",
                        Pair = rest.Length > 1 ? rest[1] : "",
                    });
                }
                else
                {
                    result.AddError($"'{token.Value}' is no table: STRUCTURE:MEASURE:BASIS[:PAIR], for example STOCK:IMM:CB:birth.");
                }
            }

            return [.. tables];
        },
    };

    public static string Text(RoundTable table) =>
        string.Join(' ', new[] { table.Structure, table.Measure, table.Basis }.Where(part => part.Length > 0)) + (table.Pair.Length > 0 ? $" ({table.Pair})" : "");
}
