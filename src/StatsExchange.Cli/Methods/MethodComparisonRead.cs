// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Methods;

/// <summary>A method comparison, with all pages of its corridors.</summary>
internal static class MethodComparisonRead
{
    private const int CorridorsPerPage = 500;

    public static async Task<GetMethodComparisonResponse> AllAsync(HubConnection hub, string job, CancellationToken cancellationToken)
    {
        GetMethodComparisonResponse? last = null;
        var corridors = await Pages.AllAsync(
            async token => last = await hub.Jobs.GetMethodComparisonAsync(
                new GetMethodComparisonRequest { Job = job, PageSize = CorridorsPerPage, PageToken = token },
                cancellationToken: cancellationToken),
            page => page.Corridors,
            page => page.NextPageToken).ConfigureAwait(false);
        var whole = last!.Clone();
        whole.Corridors.Clear();
        whole.Corridors.Add(corridors);
        return whole;
    }
}
