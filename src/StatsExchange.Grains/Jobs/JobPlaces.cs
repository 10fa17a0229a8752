// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Jobs;

/// <summary>
/// The places at which work is done. One that becomes free goes to whose regional body has the fewest, and among those to who waits longest: a body
/// with many jobs, or with long ones, keeps no other from its turn.
/// </summary>
internal sealed class JobPlaces
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiting = [];
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private int _free;

    public JobPlaces(int places) => _free = places;

    /// <summary>Waits for a place.</summary>
    public async Task TakeAsync(string region, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(region);
        lock (_lock)
        {
            _waiting.Add(waiter);
            GiveOut();
        }

        await using var registration = cancellationToken.Register(() => Leave(waiter, cancellationToken));
        await waiter.Given.Task;
    }

    /// <summary>Gives a place back.</summary>
    public void Give(string region)
    {
        lock (_lock)
        {
            _held[region]--;
            _free++;
            GiveOut();
        }
    }

    private void GiveOut()
    {
        while (_free > 0 && _waiting.Count > 0)
        {
            var next = _waiting.MinBy(waiter => _held.GetValueOrDefault(waiter.Region))!;
            _waiting.Remove(next);
            _held[next.Region] = _held.GetValueOrDefault(next.Region) + 1;
            _free--;
            next.Given.SetResult();
        }
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(waiter))
            {
                waiter.Given.SetCanceled(cancellationToken);
            }
        }
    }

    private sealed class Waiter(string region)
    {
        public string Region { get; } = region;

        public TaskCompletionSource Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
