// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Jobs;

/// <summary>The place of one job. Long work gives way between its steps, so that others come to their turn.</summary>
internal sealed class JobPlace(JobPlaces places, string region) : IDisposable
{
    private bool _isHeld;

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await places.TakeAsync(region, cancellationToken);
        _isHeld = true;
    }

    public Task GiveWayAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return TakeAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (_isHeld)
        {
            _isHeld = false;
            places.Give(region);
        }
    }
}
