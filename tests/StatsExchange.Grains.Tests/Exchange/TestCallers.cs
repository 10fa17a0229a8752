// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>Callers as tokens name them.</summary>
internal static class TestCallers
{
    public static Caller Admin { get; } = new("root", Role.Admin, null, null);

    public static Caller HubSteward { get; } = new("keeper", Role.Steward, null, null);

    public static Caller HubItself { get; } = new("hub", Role.Hub, null, null);

    public static Caller Submitter(string country, string subject = "system") => new(subject, Role.Submitter, country, null);

    public static Caller Analyst(string country) => new("analyst", Role.Analyst, country, null);

    public static Caller Signatory(string country) => new("signatory", Role.Signatory, country, null);

    public static Caller Provider(string country, string subject = "ministry") => new(subject, Role.Provider, country, null);

    public static Caller Steward(string region) => new("steward", Role.Steward, null, region);

    public static Caller Region(string region) => new("body", Role.Region, null, region);
}
