// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;

namespace StatsExchange.Hub.Evidence;

/// <summary>How evidence names a caller: country or region, role and subject.</summary>
internal static class CallerLabel
{
    public static string Of(Caller caller) => $"{caller.Party} {caller.Role.ToString().ToLowerInvariant()} {caller.Subject}";
}
