// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestClient;

internal static class Expect
{
    public static void Equal<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new CaseFailedException($"{what} is {actual} and not {expected}");
        }
    }

    /// <summary>A payload of zeros of this size.</summary>
    public static void Zeros(int size, Payload? payload)
    {
        Equal("the size of a response's payload", size, payload?.Body.Length ?? 0);
        Equal("the response's payload is of other bytes than zeros: that", false, payload!.Body.Span.ContainsAnyExcept((byte)0));
    }

    public static async Task<RpcException> FailsAsync(StatusCode expected, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException exception)
        {
            Equal($"the status, with the message '{exception.Status.Detail}',", expected, exception.StatusCode);
            return exception;
        }

        throw new CaseFailedException($"the call succeeded and should end with {expected}");
    }

    /// <summary>The next response of a stream, which must have one.</summary>
    public static async Task<T> NextAsync<T>(IAsyncStreamReader<T> responses)
        where T : class
    {
        Equal("that another response comes", true, await responses.MoveNext());
        return responses.Current;
    }

    public static async Task EndAsync<T>(IAsyncStreamReader<T> responses)
        where T : class =>
        Equal("that another response comes", false, await responses.MoveNext());
}
