// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Cli.Tokens;

/// <summary>For whom a token speaks.</summary>
/// <param name="Country">ISO 3166-1 alpha-3; null for none.</param>
/// <param name="Region">Regional body; null for none.</param>
/// <param name="Role">The role.</param>
/// <param name="Subject">Who holds it.</param>
internal sealed record TokenClaims(string? Country, string? Region, string Role, string Subject)
{
    /// <summary>Checks that the role fits the participant.</summary>
    /// <exception cref="CommandException">It does not: wrong usage.</exception>
    public static TokenClaims Of(string? participant, TokenRole role, string? subject)
    {
        var country = participant is null ? null : AreaCatalogue.Find(participant)?.Code.Value;
        var region = participant is null || country is not null ? null : Regions.Find(participant)?.Code.Value;
        var fits = (country, region) switch
        {
            ({ }, null) => role.ForCountry,
            (null, { }) => role.ForRegion,
            _ => participant is null && role.ForNobody,
        };
        return fits
            ? new TokenClaims(country, region, role.Name, subject ?? $"{role.Name}-{participant ?? "hub"}".ToLowerInvariant())
            : throw CommandException.WrongUsage(Misfit(participant, role));
    }

    private static string Misfit(string? participant, TokenRole role) => (participant, role) switch
    {
        (null, { ForCountry: true }) => $"A {role.Name} belongs to a country; name it.",
        (null, _) => $"The role {role.Name} belongs to a regional body; name it.",
        (_, { ForCountry: true, ForNobody: true }) => $"The role {role.Name} belongs to the hub, or names the office of its person; {participant} is neither.",
        (_, { ForCountry: true }) => $"A {role.Name} belongs to a country; {participant} is a regional body.",
        _ => $"The role {role.Name} belongs to a regional body; {participant} is a country.",
    };
}
