// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Purity;

/// <summary>Does everything the domain must not, so that the rule is seen to find it.</summary>
internal static class Offender
{
    public static object[] Offend() =>
    [
        DateTime.Now, DateTime.UtcNow, DateTimeOffset.UtcNow, TimeProvider.System, Random.Shared,
        File.Exists("figures.csv"), Directory.Exists("figures"),
    ];
}
