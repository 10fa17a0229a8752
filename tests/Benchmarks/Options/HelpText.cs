// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Scenarios;

namespace StatsExchange.Benchmarks.Options;

internal static class HelpText
{
    public static string Write() => $"""
        Measures calls, grain calls and blocks, each beside references in the same run. Build it with -c Release.

        dotnet run -c Release --project tests/Benchmarks -- [options]

          --scenario A,B   only these; all without it
          --rounds N       rounds per contender, interleaved; 5 without it
          --seconds N      length of a round; 3 without it
          --quick          3 rounds of one second
          --dry            checks the answers of every scenario on little data and takes no times
          --server-gc X    on or off: the garbage collector of the .NET servers, instead of their own choice
          --json           the result as JSON
          --help           this text

        Scenarios:
        {string.Join(Environment.NewLine, ScenarioCatalogue.All.Select(scenario => $"  {scenario.Name,-14} {scenario.Description}"))}

        References:
          kestrel          the same server process gives back the same bytes as plain HTTP/2, driven by a plain HttpMessageInvoker
          grpc++           an echo on gRPC's C++ implementation, built here, driven by the same .NET client
          raw              the same bytes as messages that neither side parses
          thread pool      the grain's method run on the thread pool
          1 vintage        the same cells in one vintage
          folded           the most vintages, without the saved state of the country
          empty            a hub with nothing stored
          file             the same blocks at the end of a file, with an fsync
          dense arrays     the same numbers where it is known that cells stand in the same order
          dictionary       one side in a dictionary by its five codes, looked up for each cell of the other
          PostgreSQL       a full outer join by the five codes
          … blocks         the same blocks as rows of an ordinary table of that store, in one durable transaction
          … rows           the same observations as rows of an ordinary keyed table of that store, in one durable transaction
          plain loop       fitting as it is written down first, row by row and column by column
          MathNet …        the bare arithmetic with that library's matrices

        """;
}
