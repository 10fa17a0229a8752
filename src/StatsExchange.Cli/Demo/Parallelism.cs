// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Demo;

internal static class Parallelism
{
    /// <summary>How many offices are at work at a time.</summary>
    public const int Degree = 8;

    public static async Task ForEachAsync<T>(
        IReadOnlyCollection<T> items,
        IWorkProgress progress,
        Func<T, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Degree, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items, options, async (item, token) =>
        {
            await work(item, token).ConfigureAwait(false);
            progress.Report(null, Interlocked.Increment(ref done), items.Count);
        }).ConfigureAwait(false);
    }
}
