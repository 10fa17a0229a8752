// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Callers as entries keep them for whom the hub goes on by itself.</summary>
internal static class Starters
{
    public static JobStarter ToStarter(this Caller caller) =>
        new() { Subject = caller.Subject, Role = caller.Role.ToString().ToLowerInvariant(), Region = caller.Region ?? "" };

    public static Caller ToCaller(this JobStarter starter) => new(
        starter.Subject,
        Enum.Parse<Role>(starter.Role, ignoreCase: true),
        Country: null,
        starter.Region.Length == 0 ? null : starter.Region);
}
