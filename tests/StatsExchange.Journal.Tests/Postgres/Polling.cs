// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>Waits for what happens at a server in its own time.</summary>
internal static class Polling
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isDone)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            var seen = await look();
            if (isDone(seen))
            {
                return seen;
            }

            await Task.Delay(Pause, patience.Token);
        }
    }

    public static async Task<T> UntilAvailableAsync<T>(Func<Task<T>> call)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
    }
}
