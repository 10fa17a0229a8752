// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Countries;

/// <summary>The kinds of entries in a country's stream.</summary>
internal static class CountryEntries
{
    public const string SubmissionRecorded = "submission-recorded";
    public const string SubmissionWithdrawn = "submission-withdrawn";
    public const string EmbargoSet = "embargo-set";
    public const string RuleSeveritySet = "rule-severity-set";
    public const string SeriesSheetRecorded = "series-sheet-recorded";
    public const string MappingRegistered = "mapping-registered";
    public const string AgreementProposed = "agreement-proposed";
    public const string AgreementSigned = "agreement-signed";
    public const string AgreementRevoked = "agreement-revoked";
    public const string MirrorAdopted = "mirror-adopted";
    public const string MirrorAdoptionEnded = "mirror-adoption-ended";
}
