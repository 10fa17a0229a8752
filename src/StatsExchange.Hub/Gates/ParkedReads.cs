// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Gates;

/// <summary>
/// Reads without a place that wait for their other end. There is room for so many, since they keep what they have read; whoever has waited
/// longest, and for some seconds, is cut to make room.
/// </summary>
internal sealed class ParkedReads(int room, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly LinkedList<Spot> _byTime = [];

    /// <summary>Parks until what is returned is disposed; null where there is no room now.</summary>
    public Spot? TryPark()
    {
        lock (_gate)
        {
            if (_byTime.Count >= room)
            {
                if (_byTime.First?.Value is not { } longest || longest.Waited < Patience)
                {
                    return null;
                }

                _byTime.RemoveFirst();
                longest.MakeRoom();
            }

            Spot spot = new(this, time);
            _byTime.AddLast(spot);
            return spot;
        }
    }

    private void Leave(Spot spot)
    {
        lock (_gate)
        {
            _byTime.Remove(spot);
        }
    }

    /// <summary>One that is parked.</summary>
    internal sealed class Spot(ParkedReads parked, TimeProvider time) : IDisposable
    {
        private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly long _since = time.GetTimestamp();

        /// <summary>Done once others need the room.</summary>
        public Task Cut => _cut.Task;

        public TimeSpan Waited => time.GetElapsedTime(_since);

        public int Seconds => (int)Waited.TotalSeconds;

        public void MakeRoom() => _cut.SetResult();

        public void Dispose() => parked.Leave(this);
    }
}
