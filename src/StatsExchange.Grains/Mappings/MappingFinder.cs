// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Mappings;

/// <summary>Finds the mapping a caller names, in the country it submits for.</summary>
internal static class MappingFinder
{
    /// <exception cref="RefusedException">The text is no reference, or there is no such mapping.</exception>
    public static async Task<ChosenMapping> FindAsync(ICountryGrain country, string refArea, string text, string field)
    {
        if (MappingReference.TryParse(text) is null)
        {
            throw RefusedException.Field(field, $"expected {MappingReference.Expectation}");
        }

        var asked = new ListMappingsRequest { RefArea = refArea, Mapping = text, PageSize = 1 };
        var found = (await country.ListMappingsAsync(asked.ToProto())).Read();
        return found.Mappings.FirstOrDefault()?.Mapping is { } mapping
            ? new ChosenMapping(mapping.Name, mapping.Version, MappingForm.Of(mapping))
            : throw new RefusedException(ErrorReason.NotFound, $"No mapping {text} is registered for {refArea}.");
    }
}
