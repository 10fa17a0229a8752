// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Streams;

namespace StatsExchange.Hub.Gates;

/// <summary>
/// Lets in only so many reads of figures at a time, since each may hold slices of 2,000,000 observations until it is over, and of one
/// party only half as many. A read whose other end takes nothing gives its place to others meanwhile.
/// </summary>
internal sealed class ReadGate(LimitOptions limits, StreamGuard guard, TimeProvider time) : IDisposable
{
    private readonly PartyGates _places = new(
        limits.ConcurrentReads, (limits.ConcurrentReads + 1) / 2, limits.WaitingReads, "Too many reads are under way; retry later.");

    private readonly ParkedReads _parked = new(limits.ParkedReads, time);

    /// <summary>Reads what is one message, as soon as there is a place.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many reads wait as may.</exception>
    /// <exception cref="OverdueException">It was not over in time.</exception>
    public async Task<T> TakeAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var place = await _places.EnterAsync(CallerContext.Required.Party, cancellationToken);
        return await guard.LimitAsync(limits.ReadSeconds, OverdueException.OfRead, read, cancellationToken);
    }

    /// <summary>Writes messages as they come, until call or hub end; nothing is fetched ahead of what the other end takes.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many reads wait as may.</exception>
    /// <exception cref="OverdueException">It was not over in time.</exception>
    /// <exception cref="StallException">The other end took nothing for so long that others come first.</exception>
    public async Task SendAsync<T>(IServerStreamWriter<T> writer, Func<CancellationToken, IAsyncEnumerable<T>> messages, ServerCallContext context)
    {
        var end = CallEnd.Of(context);
        using ReadPlace place = new(_places, _parked, CallerContext.Required.Party);
        await place.TakeAsync(end);
        await guard.LimitAsync(
            limits.ReadSeconds,
            OverdueException.OfRead,
            async token =>
            {
                await foreach (var message in messages(token).WithCancellation(token))
                {
                    await place.LendAsync(over => writer.WriteAsync(message, over), token);
                }

                return true;
            },
            end);
    }

    public void Dispose() => _places.Dispose();
}
