// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Grpc.Core;

namespace Interop.TestClient.Cases;

/// <summary>Many large calls one after the other: on one channel, or each on a new one.</summary>
internal static class SoakCases
{
    public static Task OneChannelAsync(CaseContext context) => RunAsync(context.Soak, () => CallAsync(context.Connection, context.Soak));

    public static Task ChannelEachAsync(CaseContext context) => RunAsync(context.Soak, async () =>
    {
        using var connection = context.Server.Connect();
        await CallAsync(connection, context.Soak);
    });

    private static async Task CallAsync(Connection connection, SoakPlan plan)
    {
        var response = await connection.Tests.UnaryCallAsync(Requests.Unary(plan.RequestSize, plan.ResponseSize), CaseContext.Options());
        Expect.Zeros(plan.ResponseSize, response.Payload);
    }

    private static async Task RunAsync(SoakPlan plan, Func<Task> call)
    {
        var begun = Stopwatch.StartNew();
        var failures = new List<string>();
        var made = 0;
        for (; made < plan.Iterations && begun.Elapsed < plan.Overall; made++)
        {
            var pause = Task.Delay(plan.Pause);
            if (await FailureAsync(plan, call) is { } failure)
            {
                failures.Add($"call {made}: {failure}");
            }

            await pause;
        }

        Expect.Equal($"the number of calls made within {plan.Overall.TotalSeconds} s", plan.Iterations, made);
        if (failures.Count > plan.MaxFailures)
        {
            throw new CaseFailedException($"{failures.Count} calls failed: {string.Join("; ", failures)}");
        }
    }

    private static async Task<string?> FailureAsync(SoakPlan plan, Func<Task> call)
    {
        var begun = Stopwatch.StartNew();
        try
        {
            await call();
            return begun.Elapsed <= plan.MaxLatency ? null : $"it took {begun.Elapsed.TotalMilliseconds} ms";
        }
        catch (Exception exception) when (exception is RpcException or CaseFailedException)
        {
            return exception.Message;
        }
    }
}
