// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain.Mappings;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Lists;
using StatsExchange.Grains.Mappings;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on new versions of mappings and lists those there are.</summary>
internal sealed class MappingDesk(MappingBook book, PastEntries past)
{
    private const int MostNames = 1_000;
    private const int LargestPage = 10;

    public Decision<RegisterMappingResponse> Register(Mapping? mapping)
    {
        MappingForm.Read(mapping ?? throw RefusedException.Field("mapping", "expected a mapping"), "mapping");
        var versions = book.VersionsOf(mapping.Name).Count;
        if (versions == 0 && book.Count == MostNames)
        {
            throw RefusedException.Field("mapping.name", $"expected a name that is registered: an office has at most {MostNames} mappings");
        }

        var recorded = mapping.Clone();
        recorded.Version = versions + 1;
        return new(
            [new NewEntry(CountryEntries.MappingRegistered, new MappingRegistered { Mapping = recorded })],
            entries => new RegisterMappingResponse { Mapping = Of(entries[^1], recorded), Revision = entries[^1].Seq });
    }

    /// <exception cref="RefusedException">The reference, page size or page token is not as it must be.</exception>
    public async Task<ListMappingsResponse> ListAsync(ListMappingsRequest asked)
    {
        if (asked.PageSize is < 0 or > LargestPage)
        {
            throw RefusedException.Field("page_size", $"expected 0 to {LargestPage}");
        }

        var reference = asked.Mapping.Length == 0 ? null
            : MappingReference.TryParse(asked.Mapping) ?? throw RefusedException.Field("mapping", $"expected {MappingReference.Expectation}");
        var (page, next) = Paging.Page(Meant(reference), asked.PageSize == 0 ? LargestPage : asked.PageSize, asked.PageToken, asked.RefArea, asked.Mapping);
        var response = new ListMappingsResponse { NextPageToken = next };
        foreach (var seq in page)
        {
            var entry = await past.ReadAsync(seq);
            var mapping = MappingRegistered.Parser.ParseFrom(entry.Body.Span).Mapping;
            response.Mappings.Add(Of(entry, reference is null ? Head(mapping) : mapping));
        }

        return response;
    }

    private IReadOnlyList<long> Meant(MappingReference? reference)
    {
        if (reference is null)
        {
            return book.Current;
        }

        var versions = book.VersionsOf(reference.Name);
        return reference.Version is not { } version ? [.. versions.Reverse()]
            : version <= versions.Count ? [versions[version - 1]]
            : [];
    }

    // Whole mappings of many names would not fit into a message between grains.
    private static Mapping Head(Mapping mapping) => new()
    {
        Name = mapping.Name,
        Version = mapping.Version,
        Structure = mapping.Structure,
        Title = mapping.Title,
        Description = mapping.Description,
    };

    private static RegisteredMapping Of(Entry entry, Mapping mapping) => new()
    {
        Mapping = mapping,
        Seq = entry.Seq,
        Time = Timestamp.FromDateTimeOffset(entry.Time),
        RegisteredBy = entry.Actor,
    };
}
