// SPDX-License-Identifier: Apache-2.0
namespace Interop.TestClient;

/// <param name="Iterations">How many calls are made.</param>
/// <param name="MaxFailures">How many of them may fail.</param>
/// <param name="MaxLatency">A slower call has failed.</param>
/// <param name="Pause">The least time between the beginnings of two calls.</param>
/// <param name="Overall">The time within which all calls are made.</param>
/// <param name="RequestSize">Of each payload, in bytes.</param>
/// <param name="ResponseSize">Of each payload, in bytes.</param>
internal sealed record SoakPlan(
    int Iterations, int MaxFailures, TimeSpan MaxLatency, TimeSpan Pause, TimeSpan Overall, int RequestSize, int ResponseSize);
