// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rules;

/// <summary>Reads rules and what an office decided about them.</summary>
internal static class RuleList
{
    public static Task<List<ValidationRule>> ReadAsync(Session session, CancellationToken cancellationToken) => Pages.AllAsync(
        async token => await session.Hub.Reference.ListRulesAsync(
            new ListRulesRequest { PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
        page => page.Rules,
        page => page.NextPageToken);

    /// <summary>The last decision on each rule that was decided on; none where no office is named.</summary>
    public static async Task<Dictionary<string, RuleSeverity>> DecidedAsync(Session session, string? office, CancellationToken cancellationToken)
    {
        if (office is null)
        {
            return [];
        }

        var decided = await Pages.AllAsync(
            async token => await session.Hub.Submissions.ListRuleSeveritiesAsync(
                new ListRuleSeveritiesRequest { RefArea = office, PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
            page => page.Severities,
            page => page.NextPageToken).ConfigureAwait(false);
        return decided.ToDictionary(severity => severity.Rule, StringComparer.Ordinal);
    }
}
