// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Tokens;

/// <summary>What a role of a token speaks for.</summary>
internal sealed record TokenRole(string Name, bool ForCountry, bool ForRegion, bool ForNobody)
{
    public static IReadOnlyList<TokenRole> All { get; } =
    [
        new("submitter", ForCountry: true, ForRegion: false, ForNobody: false),
        new("analyst", ForCountry: true, ForRegion: false, ForNobody: false),
        new("signatory", ForCountry: true, ForRegion: false, ForNobody: false),
        new("provider", ForCountry: true, ForRegion: false, ForNobody: false),
        new("steward", ForCountry: false, ForRegion: true, ForNobody: true),
        new("region", ForCountry: false, ForRegion: true, ForNobody: false),
        new("auditor", ForCountry: true, ForRegion: false, ForNobody: true),
        new("admin", ForCountry: true, ForRegion: false, ForNobody: true),
    ];

    public static TokenRole? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
