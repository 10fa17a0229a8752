// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Streams;

namespace StatsExchange.Hub.Gates;

/// <summary>The place of one read, which others may have while its other end keeps it waiting.</summary>
internal sealed class ReadPlace(PartyGates places, ParkedReads parked, string party) : IDisposable
{
    // Long enough for a message to cross most networks, so that an ordinary read keeps its place to the end.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private IDisposable? _place;

    public async Task TakeAsync(CancellationToken cancellationToken) => _place = await places.EnterAsync(party, cancellationToken);

    /// <summary>Waits for the other end; if that takes long, without the place, which is taken again afterwards.</summary>
    /// <exception cref="StallException">It was parked for so long that others come first.</exception>
    public async Task LendAsync(Func<CancellationToken, Task> wait, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = wait(over.Token);
        while (!await IsOverSoonAsync(waiting))
        {
            if (parked.TryPark() is { } spot)
            {
                await ParkAsync(spot, waiting, over);
                _place = await places.ReturnAsync(party, cancellationToken);
            }
        }

        await waiting;
    }

    public void Dispose() => Interlocked.Exchange(ref _place, null)?.Dispose();

    private async Task ParkAsync(ParkedReads.Spot spot, Task waiting, CancellationTokenSource over)
    {
        using (spot)
        {
            Dispose();
            if (await Task.WhenAny(waiting, spot.Cut) == waiting)
            {
                await waiting;
                return;
            }

            await over.CancelAsync();
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new StallException(spot.Seconds);
        }
    }

    private static async Task<bool> IsOverSoonAsync(Task waiting)
    {
        if (waiting.IsCompleted)
        {
            return true;
        }

        using CancellationTokenSource over = new();
        await Task.WhenAny(waiting, Task.Delay(Patience, over.Token));
        await over.CancelAsync();
        return waiting.IsCompleted;
    }
}
