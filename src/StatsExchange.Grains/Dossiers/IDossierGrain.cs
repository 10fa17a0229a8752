// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>The dossier of two countries, by their codes in alphabetical order, for example DNK-SWE.</summary>
[Alias("sx.IDossierGrain")]
public interface IDossierGrain : IGrainWithStringKey
{
    /// <summary>Opens it, or gives what there is.</summary>
    [Alias("Open")]
    Task<Proto<OpenDossierResponse>> OpenAsync(Proto<OpenDossierRequest> request);

    /// <summary>As it is now, or one case of it.</summary>
    [Alias("Get")]
    Task<Proto<GetDossierResponse>> GetAsync(Proto<GetDossierRequest> request);

    /// <summary>As it is now, its cases in brief.</summary>
    [Alias("GetBrief")]
    Task<Proto<GetDossierResponse>> GetBriefAsync();

    /// <summary>The cases that changed after a revision; all of them for 0. Null where none has.</summary>
    [Alias("Changes")]
    Task<Proto<WatchDossierResponse>?> ChangesAsync(long revision);

    /// <summary>Opens a case.</summary>
    [Alias("OpenCase")]
    Task<Proto<OpenCaseResponse>> OpenCaseAsync(Proto<OpenCaseRequest> request);

    /// <summary>Proposes figures for a case: those of a reconciliation where one was asked for and found.</summary>
    [Alias("Propose")]
    Task<Proto<ProposeFigureResponse>> ProposeAsync(Proto<ProposeFigureRequest> request, FoundReconciliation? found);

    /// <summary>Proposes to end a case otherwise.</summary>
    [Alias("Close")]
    Task<Proto<CloseCaseResponse>> CloseCaseAsync(Proto<CloseCaseRequest> request);

    /// <summary>Accepts a proposal with a signature.</summary>
    [Alias("Accept")]
    Task<Proto<AcceptProposalResponse>> AcceptAsync(Proto<AcceptProposalRequest> request);

    /// <summary>Says what is wrong with a proposal.</summary>
    [Alias("Contest")]
    Task<Proto<ContestProposalResponse>> ContestAsync(Proto<ContestProposalRequest> request);

    /// <summary>Takes a proposal back.</summary>
    [Alias("Withdraw")]
    Task<Proto<WithdrawProposalResponse>> WithdrawAsync(Proto<WithdrawProposalRequest> request);

    /// <summary>Decides on many proposals, all or none.</summary>
    [Alias("Decide")]
    Task<Proto<DecideProposalsResponse>> DecideAsync(Proto<DecideProposalsRequest> request);

    /// <summary>Adds a comment to a case.</summary>
    [Alias("Comment")]
    Task<Proto<AddCommentResponse>> CommentAsync(Proto<AddCommentRequest> request);

    /// <summary>Names a document of a case.</summary>
    [Alias("Attach")]
    Task<Proto<AttachDocumentResponse>> AttachAsync(Proto<AttachDocumentRequest> request);

    /// <summary>Sets the time by which a case is settled or lapses.</summary>
    [Alias("SetDeadline")]
    Task<Proto<SetDeadlineResponse>> SetDeadlineAsync(Proto<SetDeadlineRequest> request);

    /// <summary>Opens a case again.</summary>
    [Alias("ReopenCase")]
    Task<Proto<ReopenCaseResponse>> ReopenCaseAsync(Proto<ReopenCaseRequest> request);

    /// <summary>
    /// How cases ended, for a region of both countries: those whose figures it may be told with only the agreed proposal of each. At most 512 KiB
    /// at a time.
    /// </summary>
    [Alias("AgreedFor")]
    Task<AgreedPage> AgreedForAsync(AgreedQuestion question);

    /// <summary>
    /// Writes what follows from entries of others and from time, and tells countries what was settled. For the hub itself. Gives the time when there
    /// may be more to do, such as that of the next deadline; null where only an entry gives reason to look again.
    /// </summary>
    [Alias("Attend")]
    Task<DateTimeOffset?> AttendAsync();

    /// <summary>How the cases ended, for a regional body of both countries.</summary>
    [Alias("OutcomesFor")]
    Task<Proto<ListOutcomesResponse>> OutcomesForAsync(string region);
}
