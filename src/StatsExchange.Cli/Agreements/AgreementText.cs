// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Agreements;

/// <summary>Agreements as they are found and shown.</summary>
internal static class AgreementText
{
    public static Argument<string> Id() => new("AGREEMENT") { Description = "Its id, for example SWE-DNK-12." };

    /// <summary>Lists agreements, and the grantors whose agreements the hub cannot read at the moment.</summary>
    public static async Task<(List<Agreement> Agreements, SortedSet<string> Unreadable)> ListAsync(
        HubConnection hub, string grantor, CancellationToken cancellationToken)
    {
        SortedSet<string> unreadable = new(StringComparer.Ordinal);
        var agreements = await Pages.AllAsync(
            async token =>
            {
                var page = await hub.Agreements.ListAgreementsAsync(
                    new ListAgreementsRequest { Grantor = grantor, PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken);
                unreadable.UnionWith(page.Unreadable);
                return page;
            },
            page => page.Agreements,
            page => page.NextPageToken).ConfigureAwait(false);
        return (agreements, unreadable);
    }

    /// <summary>An id begins with the grantor.</summary>
    public static async Task<Agreement> FindAsync(HubConnection hub, string id, CancellationToken cancellationToken)
    {
        var grantor = id.Split('-')[0];
        var (agreements, _) = await ListAsync(hub, grantor, cancellationToken).ConfigureAwait(false);
        return agreements.Find(a => a.Id == id) ?? throw CommandException.Failed($"There is no agreement {id} that you are a party to.");
    }

    public static string[] RowOf(Agreement agreement) =>
    [
        agreement.Id,
        Figures.Party(agreement.Terms.Grantor),
        Figures.Party(agreement.Terms.Grantee),
        string.Join(' ', agreement.Terms.Structures),
        string.Join(' ', agreement.Terms.Uses.Select(u => Named.Word(ShortNames.Of(u)))),
        Periods(agreement.Terms),
        ShortNames.Of(agreement.State).ToLowerInvariant(),
    ];

    public static void Show(Output output, Agreement agreement)
    {
        output.Line(agreement.Statement.ToStringUtf8().TrimEnd('\n'));
        output.Line("");
        output.Line($"State: {ShortNames.Of(agreement.State).ToLowerInvariant()}");
        foreach (var signature in agreement.Signatures)
        {
            output.Line($"Signed for {Figures.Party(signature.Party)} by {signature.Name}, {MessageJson.Of(signature.Time)}, key {signature.KeyId}");
        }
    }

    private static string Periods(AgreementTerms terms) =>
        terms.PeriodFrom.Length + terms.PeriodTo.Length == 0 ? "all" : $"{terms.PeriodFrom}..{terms.PeriodTo}";
}
