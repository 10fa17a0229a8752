// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Clients;

/// <summary>Countries that histories are of.</summary>
internal static class Countries
{
    public static IReadOnlyList<string> All { get; } =
    [
        "AUT", "BEL", "BGR", "CHE", "CYP", "CZE", "ESP", "EST", "FRA", "GBR", "GRC", "HRV", "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD",
        "POL", "PRT", "ROU", "SVK", "SVN", "PHL", "SAU", "IDN", "MYS", "THA", "VNM", "KHM", "LAO", "MMR", "SGP", "BRN", "IND", "PAK", "BGD", "LKA",
        "NPL", "CHN", "JPN", "KOR", "MNG", "AUS", "NZL", "FJI", "USA", "CAN", "MEX", "BRA", "ARG", "CHL", "PER", "COL", "ECU", "BOL", "URY", "PRY",
        "EGY", "MAR", "DZA", "TUN", "LBY", "SDN", "ETH", "KEN", "UGA", "TZA", "RWA", "GHA", "NGA", "SEN", "CIV", "MLI", "ZAF", "NAM", "BWA", "ZMB",
    ];
}
