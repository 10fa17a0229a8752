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
        HubConnection hub, ListAgreementsRequest asked, CancellationToken cancellationToken)
    {
        SortedSet<string> unreadable = new(StringComparer.Ordinal);
        var agreements = await Pages.AllAsync(
            async token =>
            {
                var page = await hub.Agreements.ListAgreementsAsync(
                    new ListAgreementsRequest(asked) { PageSize = Pages.Size, PageToken = token },
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
        var (agreements, _) = await ListAsync(hub, new ListAgreementsRequest { Grantor = id.Split('-')[0] }, cancellationToken).ConfigureAwait(false);
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
        AgreementDepth.InWords(agreement.Terms.Depth),
        Word(agreement),
    ];

    public static void Show(Output output, Agreement agreement)
    {
        output.Lines(agreement.Statement.ToStringUtf8());
        output.Line("");
        output.Line($"State: {InWords(agreement)}");
        output.Line($"Opens: {AgreementDepth.InWords(agreement.Terms.Depth)}; {Withheld(agreement.Terms)}.");
        output.Line($"Copies: {Retention(agreement)}.");
        output.Line(agreement.Terms.UndertakingDigest.IsEmpty
            ? "Confidentiality undertaking: none."
            : $"Confidentiality undertaking: SHA-256 {Convert.ToHexStringLower(agreement.Terms.UndertakingDigest.Span)}.");
        foreach (var signature in agreement.Signatures)
        {
            output.Line($"Signed for {Figures.Party(signature.Party)} by {signature.Name}, {MessageJson.Of(signature.Time)}, key {signature.KeyId}");
        }
    }

    private static string Word(Agreement agreement) => ShortNames.Of(agreement.Standing).ToLowerInvariant().Replace('_', ' ');

    private static string InWords(Agreement agreement) => agreement.Standing switch
    {
        AgreementStanding.Proposed => $"proposed; not signed by {string.Join(" and ", Unsigned(agreement).Select(Figures.Party))}",
        AgreementStanding.NotYetInForce => $"signed by both, in force from {MessageJson.Of(agreement.Terms.ValidFrom)}",
        AgreementStanding.InForce => "in force" + (agreement.Terms.ValidTo is { } end ? $", until {MessageJson.Of(end)}" : ", until it is revoked"),
        AgreementStanding.Expired => $"expired on {MessageJson.Of(agreement.Terms.ValidTo)}",
        AgreementStanding.Revoked => $"revoked on {MessageJson.Of(agreement.RevokedAt)} by {agreement.RevokedBy}: {Figures.Text(agreement.RevocationReason)}",
        _ => Figures.Dash,
    };

    private static IEnumerable<string> Unsigned(Agreement agreement) =>
        new[] { agreement.Terms.Grantor, agreement.Terms.Grantee }.Except(agreement.Signatures.Select(signature => signature.Party));

    private static string Withheld(AgreementTerms terms) =>
        (terms.IncludesConfidential ? "confidential values too" : "no confidential values")
        + (terms.PreRelease ? "; embargoed cells that name the grantee, for comparison only" : "; nothing under embargo");

    private static string Retention(Agreement agreement) =>
        !agreement.Terms.HasRetentionMonths ? "no limit is agreed to how long they are kept"
        : agreement.KeepUntil is { } until ? $"to be deleted by {MessageJson.Of(until)}"
        : $"kept at most {agreement.Terms.RetentionMonths} months after its end";

    private static string Periods(AgreementTerms terms) =>
        terms.PeriodFrom.Length + terms.PeriodTo.Length == 0 ? "all" : $"{terms.PeriodFrom}..{terms.PeriodTo}";
}
