// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Benchmarks.Comparing;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Difference and log ratio of the cells of one corridor, beside dense arrays, a dictionary and a database.</summary>
internal sealed class CompareScenario : IScenario
{
    private const string Schema = "compared";

    private static readonly int[] Cells = [10_000, 100_000, 1_000_000];
    private static readonly int[] CellsWhereSmall = [10_000];

    public string Name => "compare";

    public string Description => "the two sides of a corridor: the same classes, and classes that have to be aligned";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        string? database = null, missing = null;
        try
        {
            var server = await arena.PostgresAsync();
            await server.ExecuteAsync($"CREATE SCHEMA {Schema}");
            database = server.ConnectionString(Schema);
        }
        catch (NotMeasuredException exception)
        {
            missing = exception.Message;
        }

        var contests = new List<Contest>();
        foreach (var cells in arena.IsSmall ? CellsWhereSmall : Cells)
        {
            contests.Add(await SameClassesAsync(arena, cells, database, missing));
        }

        contests.AddRange((arena.IsSmall ? CellsWhereSmall : Cells).Select(Aligned));
        return contests;
    }

    private static async Task<Contest> SameClassesAsync(Arena arena, int cells, string? database, string? missing)
    {
        var joins = new Joins(CorridorSlices.Matching(cells), cells);
        List<IContender> contenders =
        [
            new InProcessContender("comparison", joins.Compare),
            new InProcessContender("dense arrays", joins.Dense),
            new InProcessContender("dictionary", joins.Hash),
        ];
        if (database is not null)
        {
            var join = arena.Held(await PostgresJoin.FillAsync(database, $"cells_{cells}", joins));
            contenders.Add(new InProcessContender("PostgreSQL", () => join.Run(joins), isMeasured: false));
        }

        return new Contest(Title("the same classes", cells), "pairs", contenders, missing is null ? [] : [missing]);
    }

    private static Contest Aligned(int cells)
    {
        var slices = CorridorSlices.Finer(cells);
        var joins = new Joins(slices, slices.Destination.Count);
        return new Contest(Title("single years against age groups", cells), "observations", [new InProcessContender("alignment", joins.Align)], []);
    }

    private static string Title(string what, int cells) => string.Create(CultureInfo.InvariantCulture, $"corridor with {what}, {cells:N0} cells");
}
