// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

/// <summary>Reads the series sheets of an office.</summary>
internal static class SheetPages
{
    public static Task<List<SeriesSheet>> AllAsync(Session session, ListSeriesSheetsRequest request, CancellationToken cancellationToken) => Pages.AllAsync(
        async token => await session.Hub.Submissions.ListSeriesSheetsAsync(
            new ListSeriesSheetsRequest(request) { PageToken = token }, cancellationToken: cancellationToken),
        page => page.Sheets,
        page => page.NextPageToken);
}
