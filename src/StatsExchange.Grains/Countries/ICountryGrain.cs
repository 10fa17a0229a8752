// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>One country, by its alpha-3 code: its submissions, vintages, series sheets, and the agreements it grants.</summary>
[Alias("sx.ICountryGrain")]
public interface ICountryGrain : IGrainWithStringKey
{
    /// <summary>Whether the caller may submit here, before anything is read; and the answer given before, if the content was recorded already.</summary>
    [Alias("PrepareSubmission")]
    Task<SubmissionBase> PrepareSubmissionAsync(SubmissionQuestion question);

    /// <summary>Records staged slices as one entry, if the slices they were merged into are still those of now.</summary>
    [Alias("RecordSubmission")]
    Task<SubmissionOutcome> RecordSubmissionAsync(SubmissionCommit commit);

    /// <summary>One submission of this country.</summary>
    [Alias("GetSubmission")]
    Task<Proto<GetSubmissionResponse>> GetSubmissionAsync(Proto<GetSubmissionRequest> request);

    /// <summary>The submissions of this country.</summary>
    [Alias("ListSubmissions")]
    Task<Proto<ListSubmissionsResponse>> ListSubmissionsAsync(Proto<ListSubmissionsRequest> request);

    /// <summary>Takes a submission back.</summary>
    [Alias("WithdrawSubmission")]
    Task<Proto<WithdrawSubmissionResponse>> WithdrawSubmissionAsync(Proto<WithdrawSubmissionRequest> request);

    /// <summary>Sets, re-dates or lifts an embargo.</summary>
    [Alias("SetEmbargo")]
    Task<Proto<SetEmbargoResponse>> SetEmbargoAsync(Proto<SetEmbargoRequest> request);

    /// <summary>The embargoes of this country.</summary>
    [Alias("ListEmbargoes")]
    Task<Proto<ListEmbargoesResponse>> ListEmbargoesAsync(Proto<ListEmbargoesRequest> request);

    /// <summary>The vintages of this country.</summary>
    [Alias("ListVintages")]
    Task<Proto<ListVintagesResponse>> ListVintagesAsync(Proto<ListVintagesRequest> request);

    /// <summary>Decides on the severity of a rule.</summary>
    [Alias("SetRuleSeverity")]
    Task<Proto<SetRuleSeverityResponse>> SetRuleSeverityAsync(Proto<SetRuleSeverityRequest> request);

    /// <summary>The severities decided on.</summary>
    [Alias("ListRuleSeverities")]
    Task<Proto<ListRuleSeveritiesResponse>> ListRuleSeveritiesAsync(Proto<ListRuleSeveritiesRequest> request);

    /// <summary>Adds a version of a series sheet.</summary>
    [Alias("PutSeriesSheet")]
    Task<Proto<PutSeriesSheetResponse>> PutSeriesSheetAsync(Proto<PutSeriesSheetRequest> request);

    /// <summary>The current series sheets.</summary>
    [Alias("ListSeriesSheets")]
    Task<Proto<ListSeriesSheetsResponse>> ListSeriesSheetsAsync(Proto<ListSeriesSheetsRequest> request);

    /// <summary>Registers a version of a mapping.</summary>
    [Alias("RegisterMapping")]
    Task<Proto<RegisterMappingResponse>> RegisterMappingAsync(Proto<RegisterMappingRequest> request);

    /// <summary>The mappings of this country.</summary>
    [Alias("ListMappings")]
    Task<Proto<ListMappingsResponse>> ListMappingsAsync(Proto<ListMappingsRequest> request);

    /// <summary>Drafts an agreement this country grants.</summary>
    [Alias("ProposeAgreement")]
    Task<Proto<ProposeAgreementResponse>> ProposeAgreementAsync(Proto<ProposeAgreementRequest> request);

    /// <summary>Signs an agreement this country grants.</summary>
    [Alias("SignAgreement")]
    Task<Proto<SignAgreementResponse>> SignAgreementAsync(Proto<SignAgreementRequest> request);

    /// <summary>Ends an agreement this country grants.</summary>
    [Alias("RevokeAgreement")]
    Task<Proto<RevokeAgreementResponse>> RevokeAgreementAsync(Proto<RevokeAgreementRequest> request);

    /// <summary>The agreements this country grants that the caller is a party to, all of them, unpaged.</summary>
    [Alias("ListAgreements")]
    Task<Proto<ListAgreementsResponse>> ListAgreementsAsync();

    /// <summary>Where the figures of a structure stand and what of them the caller may see, at one revision.</summary>
    [Alias("Read")]
    Task<CountryReading> ReadAsync(ReadingRequest request);

    /// <summary>Notes that the country uses its partner's figures, unless something later is known of the case. For the hub itself.</summary>
    [Alias("AdoptMirror")]
    Task AdoptMirrorAsync(Proto<MirrorAdopted> adopted);

    /// <summary>Notes that a case was settled otherwise, unless something later is known of it. For the hub itself.</summary>
    [Alias("EndAdoption")]
    Task EndAdoptionAsync(Proto<MirrorAdoptionEnded> ended);

    /// <summary>Whether agreements let a regional body make that use of every one of the periods.</summary>
    [Alias("Permits")]
    Task<bool> PermitsAsync(UseQuestion question);

    /// <summary>The agreements that let a regional body make that use of every one of the periods; none where one of them is not covered.</summary>
    [Alias("PermittedBy")]
    Task<string[]> PermittedByAsync(UseQuestion question);

    /// <summary>Whether agreements of this country that something rests on are still in force.</summary>
    [Alias("CheckGrounds")]
    Task<GroundsReading> CheckGroundsAsync(GroundsQuestion question);

    /// <summary>The slices that were revised since a draft was made of them, for a regional body to compare.</summary>
    [Alias("Revised")]
    Task<RevisedReading> RevisedAsync(RevisedQuestion question);
}
