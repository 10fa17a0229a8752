// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

/// <summary>What the four kinds of call have in common: headers, status and trailers, read through functions of a state.</summary>
internal readonly record struct AsyncCallState(
    Func<object, Task<Metadata>> GetHeaders,
    Func<object, Status> GetStatus,
    Func<object, Metadata> GetTrailers,
    Action<object> DisposeAction,
    object State)
{
    public Task<Metadata> Headers => GetHeaders(State);

    public Status Status => GetStatus(State);

    public Metadata Trailers => GetTrailers(State);

    public static AsyncCallState Of(Task<Metadata> headers, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose) =>
        new(_ => headers, _ => getStatus(), _ => getTrailers(), _ => dispose(), headers);

    public void Dispose() => DisposeAction(State);
}
