// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Refusals;

namespace StatsExchange.Hub.Reflection;

/// <summary>Answers questions one by one; the next is read once the answer to the last is taken.</summary>
internal static class ReflectionStream
{
    // Many times what a tool asks that describes everything, symbol by symbol.
    private const int Questions = 10_000;

    public static async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, Func<TRequest, TResponse> answer, ServerCallContext context)
    {
        for (var asked = 0; await requests.MoveNext(context.CancellationToken); asked++)
        {
            if (asked == Questions)
            {
                throw RichStatus.Of(StatusCode.ResourceExhausted, $"A stream may ask {Questions} times; open another.", retry: false);
            }

            await responses.WriteAsync(answer(requests.Current), context.CancellationToken);
        }
    }
}
