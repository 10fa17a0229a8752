// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Hub.Fields;

/// <summary>Identifiers say whose thing they name: by them the grain is found.</summary>
internal static partial class Identifiers
{
    /// <summary>The dossier of two countries, whichever is named first.</summary>
    public static string DossierOf(string country, string partner) =>
        string.CompareOrdinal(country, partner) < 0 ? $"{country}-{partner}" : $"{partner}-{country}";

    public static string Dossier(string field, string id) => Match(DossierForm(), field, id, "the id of a dossier, for example DNK-SWE");

    public static string DossierOfCase(string field, string id) => Match(CaseForm(), field, id, "the id of a case, for example DNK-SWE.1");

    public static string DossierOfProposal(string field, string id) => Match(ProposalForm(), field, id, "the id of a proposal, for example DNK-SWE.1.2");

    public static string GrantorOf(string field, string id) => Match(AgreementForm(), field, id, "the id of an agreement, for example SWE-DNK-12");

    public static string RegionOfJob(string field, string id) => Match(JobForm(), field, id, "the id of a job, for example ASEAN-job-4");

    public static string RegionOfRound(string field, string id) => Match(RoundForm(), field, id, "the id of a round, for example ASEAN-round-1");

    public static string RegionOfSnapshot(string field, string id) => Match(SnapshotForm(), field, id, "the id of a snapshot, for example ASEAN-2");

    private static string Match(Regex form, string field, string id, string expected) =>
        form.Match(id) is { Success: true } match && IsInOrder(match) ? match.Groups["key"].Value : throw RefusedException.Field(field, "expected " + expected);

    private static bool IsInOrder(Match match) =>
        !match.Groups["first"].Success || string.CompareOrdinal(match.Groups["first"].Value, match.Groups["second"].Value) < 0;

    [GeneratedRegex(@"\A(?<key>(?<first>[A-Z]{3})-(?<second>[A-Z]{3}))\z")]
    private static partial Regex DossierForm();

    [GeneratedRegex(@"\A(?<key>(?<first>[A-Z]{3})-(?<second>[A-Z]{3}))\.[0-9]{1,9}\z")]
    private static partial Regex CaseForm();

    [GeneratedRegex(@"\A(?<key>(?<first>[A-Z]{3})-(?<second>[A-Z]{3}))\.[0-9]{1,9}\.[0-9]{1,9}\z")]
    private static partial Regex ProposalForm();

    [GeneratedRegex(@"\A(?<key>[A-Z]{3})-[A-Z][A-Z0-9_-]{0,31}-[0-9]{1,18}\z")]
    private static partial Regex AgreementForm();

    [GeneratedRegex(@"\A(?<key>[A-Z][A-Z0-9_-]{0,31})-job-[0-9]{1,18}\z")]
    private static partial Regex JobForm();

    [GeneratedRegex(@"\A(?<key>[A-Z][A-Z0-9_-]{0,31})-round-[0-9]{1,18}\z")]
    private static partial Regex RoundForm();

    [GeneratedRegex(@"\A(?<key>[A-Z][A-Z0-9_-]{0,31})-[0-9]{1,18}\z")]
    private static partial Regex SnapshotForm();
}
