// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Hub.Identity;

/// <summary>What becomes known of a call while it is served, for those who note its end.</summary>
internal static class CallTraits
{
    private static readonly object CallerKey = new();
    private static readonly object TargetKey = new();

    public static void SetCaller(ServerCallContext context, Caller caller) => context.UserState[CallerKey] = caller;

    public static Caller? GetCaller(ServerCallContext context) => context.UserState.TryGetValue(CallerKey, out var caller) ? (Caller)caller : null;

    /// <summary>Whose data or which thing the call is about.</summary>
    public static void SetTarget(ServerCallContext context, string target) => context.UserState[TargetKey] = target;

    public static string GetTarget(ServerCallContext context) => context.UserState.TryGetValue(TargetKey, out var target) ? (string)target : "";
}
