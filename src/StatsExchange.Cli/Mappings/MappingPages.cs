// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

/// <summary>Reads the mappings of an office.</summary>
internal static class MappingPages
{
    public static Task<List<RegisteredMapping>> AllAsync(Session session, string office, string mapping, CancellationToken cancellationToken) => Pages.AllAsync(
        async token => await session.Hub.Submissions.ListMappingsAsync(
            new ListMappingsRequest { RefArea = office, Mapping = mapping, PageToken = token }, cancellationToken: cancellationToken),
        page => page.Mappings,
        page => page.NextPageToken);
}
