// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Whose asymmetry is asked for, and of which corridors it is made.</summary>
/// <param name="Countries">The countries whose figures are read.</param>
/// <param name="Scopes">The indices asked for.</param>
/// <param name="Origin">The only origin; null for any of the countries.</param>
/// <param name="Destination">The only destination; null for any of the countries.</param>
/// <param name="Country">The country that must be one of the two; null for none in particular.</param>
internal sealed record IndexTarget(IReadOnlyList<string> Countries, IReadOnlyList<IndexScope> Scopes, string? Origin, string? Destination, string? Country)
{
    /// <summary>Reads what is asked for.</summary>
    /// <exception cref="RefusedException">It is not one of a corridor, a country and a regional body, or not the caller's.</exception>
    public static IndexTarget Of(GetAsymmetryIndexRequest request, Caller caller)
    {
        var isCorridor = request.Origin.Length > 0 || request.Destination.Length > 0;
        if (isCorridor && request.Country.Length > 0)
        {
            throw RefusedException.Field("country", "expected nothing beside origin and destination");
        }

        if (isCorridor)
        {
            var corridor = CorridorFields.Read(request.Origin, request.Destination);
            RequireSeen(caller, request.Region, request.Origin, request.Destination);
            return new IndexTarget([request.Origin, request.Destination], [IndexScope.Corridor], corridor.Origin.Value, corridor.Destination.Value, null);
        }

        if (request.Country.Length > 0)
        {
            if (!CountryCode.TryParse(request.Country, out _))
            {
                throw RefusedException.Field("country", "expected a country by ISO 3166-1 alpha-3");
            }

            if (caller.Country is not null)
            {
                caller.RequireCountry(request.Country);
            }

            RequireSeen(caller, request.Region, request.Country);
            return new IndexTarget(
                ReportedSidesReader.CountriesOf(caller, request.Region), [IndexScope.AsOrigin, IndexScope.AsDestination, IndexScope.Both], null, null, request.Country);
        }

        return request.Region.Length > 0
            ? new IndexTarget(ReportedSidesReader.CountriesOf(caller.RequireRegion(request.Region), request.Region), [IndexScope.Region], null, null, null)
            : throw RefusedException.Field("country", "expected a country, or origin and destination, or a region alone");
    }

    /// <summary>Whether a corridor is in any of the indices.</summary>
    public bool Includes(string origin, string destination) =>
        (Origin is null || Origin == origin)
        && (Destination is null || Destination == destination)
        && (Country is null || Country == origin || Country == destination);

    /// <summary>Whether a corridor that is in any of them is in that one.</summary>
    public bool IsIn(IndexScope scope, Corridor corridor) => scope switch
    {
        IndexScope.AsOrigin => corridor.Origin.Value == Country,
        IndexScope.AsDestination => corridor.Destination.Value == Country,
        _ => true,
    };

    // An office sees corridors of its own, a regional body those of its members.
    private static void RequireSeen(Caller caller, string region, params IReadOnlyList<string> countries)
    {
        if (caller.Country is { } own)
        {
            if (!countries.Contains(own))
            {
                throw new RefusedException(ErrorReason.NotYours, $"The corridor is not one of {own}.");
            }

            return;
        }

        var members = ReportedSidesReader.CountriesOf(caller, region);
        if (countries.FirstOrDefault(country => !members.Contains(country)) is { } stranger)
        {
            throw RefusedException.Field("region", $"expected a regional body of which {stranger} is a member");
        }
    }
}
