// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Identity;

/// <summary>A token of the right role, but of another office or region than the one whose data or act it is.</summary>
public sealed class OtherPartyTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Id = "r-1";

    /// <summary>Methods that ask for nobody's data in particular: they answer with what is the caller's own.</summary>
    private static readonly string[] OfTheCaller =
    [
        "DossierService.ListDossiers", "AgreementService.ListAgreements", "AdministrationService.RegisterOffice",
        "AdministrationService.RegisterSignatory", "AdministrationService.ListOffices", "AdministrationService.ListEvidence", "AdministrationService.CheckIntegrity",
        "CheckpointService.GetCheckpoint",
    ];

    private static readonly Dictionary<string, (string Role, IMessage Request)> Requests = new()
    {
        ["SubmissionService.Submit"] = ("submitter", new SubmitRequest { Header = Flows.Header("SWE", Id) }),
        ["SubmissionService.GetSubmission"] = ("submitter", new GetSubmissionRequest { RefArea = "SWE", Seq = 1 }),
        ["SubmissionService.ListSubmissions"] = ("analyst", new ListSubmissionsRequest { RefArea = "SWE" }),
        ["SubmissionService.WithdrawSubmission"] = ("signatory", new WithdrawSubmissionRequest { RequestId = "r-2", RefArea = "SWE", Seq = 1, Reason = "-" }),
        ["SubmissionService.SetEmbargo"] = ("submitter", new SetEmbargoRequest { RequestId = "r-2", RefArea = "SWE", Structure = "FLOW" }),
        ["SubmissionService.SetRuleSeverity"] = ("analyst", new SetRuleSeverityRequest { RequestId = Id, RefArea = "SWE", Rule = "SERIES_JUMP", Severity = Severity.Error, Reason = "-" }),
        ["SubmissionService.ListRuleSeverities"] = ("provider", new ListRuleSeveritiesRequest { RefArea = "SWE" }),
        ["SubmissionService.RegisterMapping"] = ("analyst", new RegisterMappingRequest { RequestId = Id, RefArea = "SWE", Mapping = new Mapping { Name = "m" } }),
        ["SubmissionService.ListMappings"] = ("provider", new ListMappingsRequest { RefArea = "SWE" }),
        ["SubmissionService.TestMapping"] = ("submitter", new TestMappingRequest { RefArea = "SWE", Registered = "m" }),
        ["SubmissionService.PutSeriesSheet"] = ("submitter", new PutSeriesSheetRequest { RequestId = Id, RefArea = "SWE", Sheet = new SeriesSheet { Structure = "FLOW", Measure = "EMI", Basis = "RES", Source = "REG" } }),
        ["SubmissionService.ListSeriesSheets"] = ("analyst", new ListSeriesSheetsRequest { RefArea = "SWE" }),
        ["ObservationService.ExportObservations"] = ("analyst", new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW" }),
        ["ObservationService.ListVintages"] = ("analyst", new ListVintagesRequest { RefArea = "SWE" }),
        ["ObservationService.CompareVintages"] = ("analyst", new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 0 }),
        ["ObservationService.ListEmbargoes"] = ("analyst", new ListEmbargoesRequest { RefArea = "SWE" }),
        ["MirrorService.CompareCorridor"] = ("analyst", new CompareCorridorRequest { Origin = "SWE", Destination = "NOR", Pair = "residence" }),
        ["MirrorService.RankCorridors"] = ("region", new RankCorridorsRequest { Region = "ASEAN", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }),
        ["MirrorService.GetAsymmetryIndex"] = ("analyst", new GetAsymmetryIndexRequest { Country = "SWE", Pair = "residence" }),
        ["MirrorService.CheckNetMigration"] = ("analyst", new CheckNetMigrationRequest { Country = "SWE", TimePeriod = "2015", Births = 1, Deaths = 1 }),
        ["DossierService.OpenDossier"] = ("analyst", new OpenDossierRequest { RequestId = Id, Country = "SWE", Partner = "NOR" }),
        ["DossierService.GetDossier"] = ("analyst", new GetDossierRequest { Dossier = "NOR-SWE" }),
        ["DossierService.OpenCase"] = ("analyst", new OpenCaseRequest { RequestId = Id, Dossier = "NOR-SWE", Origin = "SWE", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }),
        ["DossierService.ProposeFigure"] = ("analyst", new ProposeFigureRequest { RequestId = Id, Case = "NOR-SWE.1", Method = "receiving" }),
        ["DossierService.AcceptProposal"] = ("signatory", new AcceptProposalRequest { RequestId = Id, Proposal = "NOR-SWE.1.1", KeyId = "00", Signature = ByteString.CopyFrom(1) }),
        ["DossierService.WithdrawProposal"] = ("analyst", new WithdrawProposalRequest { RequestId = Id, Proposal = "NOR-SWE.1.1" }),
        ["DossierService.ContestProposal"] = ("analyst", new ContestProposalRequest { RequestId = Id, Proposal = "NOR-SWE.1.1", Reason = "-" }),
        ["DossierService.DecideProposals"] = ("analyst", new DecideProposalsRequest { RequestId = Id, Dossier = "NOR-SWE", Decisions = { new ProposalDecision { Proposal = "NOR-SWE.1.1", Withdraw = new ProposalWithdrawal() } } }),
        ["DossierService.AddComment"] = ("analyst", new AddCommentRequest { RequestId = Id, Case = "NOR-SWE.1", Text = "-" }),
        ["DossierService.AttachDocument"] = ("analyst", new AttachDocumentRequest { RequestId = Id, Case = "NOR-SWE.1", Digest = ByteString.CopyFrom(new byte[32]), Name = "-", MediaType = "text/plain", Size = 1 }),
        ["DossierService.SetDeadline"] = ("steward", new SetDeadlineRequest { RequestId = Id, Case = "NOR-SWE.1", Deadline = new Timestamp { Seconds = 4_000_000_000 } }),
        ["DossierService.CloseCase"] = ("analyst", new CloseCaseRequest { RequestId = Id, Case = "NOR-SWE.1", Outcome = Outcome.NoAgreement, JointNote = "-" }),
        ["DossierService.ReopenCase"] = ("analyst", new ReopenCaseRequest { RequestId = Id, Case = "NOR-SWE.1", Reason = "-" }),
        ["DossierService.WatchDossier"] = ("analyst", new WatchDossierRequest { Dossier = "NOR-SWE" }),
        ["DossierService.ListOutcomes"] = ("region", new ListOutcomesRequest { Region = "ASEAN" }),
        ["JobService.StartReconciliation"] = ("steward", new StartReconciliationRequest { RequestId = Id, Region = "ASEAN", Pair = "residence", TimePeriod = "2015", Method = "receiving" }),
        ["JobService.StartMethodComparison"] = ("steward", new StartMethodComparisonRequest { RequestId = Id, Region = "ASEAN", Pair = "residence", TimePeriods = { "2015" }, Methods = { new MethodChoice { Method = "receiving" }, new MethodChoice { Method = "sending" } } }),
        ["JobService.GetMethodComparison"] = ("region", new GetMethodComparisonRequest { Job = "ASEAN-job-1" }),
        ["JobService.StartSnapshot"] = ("region", new StartSnapshotRequest { RequestId = Id, Region = "ASEAN", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015" }),
        ["JobService.GetJob"] = ("region", new GetJobRequest { Job = "ASEAN-job-1" }),
        ["JobService.ListJobs"] = ("region", new ListJobsRequest { Region = "ASEAN" }),
        ["JobService.CancelJob"] = ("steward", new CancelJobRequest { RequestId = Id, Job = "ASEAN-job-1" }),
        ["JobService.WatchJob"] = ("region", new WatchJobRequest { Job = "ASEAN-job-1" }),
        ["RoundService.OpenRound"] = ("steward", new OpenRoundRequest { RequestId = Id, Region = "ASEAN", Plan = new RoundPlan { Title = "-" } }),
        ["RoundService.GetRound"] = ("analyst", new GetRoundRequest { Round = "ASEAN-round-1" }),
        ["RoundService.ListRounds"] = ("submitter", new ListRoundsRequest { Region = "ASEAN" }),
        ["RoundService.AdvanceRound"] = ("steward", new AdvanceRoundRequest { RequestId = Id, Round = "ASEAN-round-1", To = RoundStage.Mirror }),
        ["RoundService.RemindRound"] = ("steward", new RemindRoundRequest { RequestId = Id, Round = "ASEAN-round-1", Members = { "PHL" } }),
        ["SnapshotService.GetSnapshot"] = ("region", new GetSnapshotRequest { Snapshot = "ASEAN-1" }),
        ["SnapshotService.ListSnapshots"] = ("region", new ListSnapshotsRequest { Region = "ASEAN" }),
        ["SnapshotService.ExportSnapshot"] = ("region", new ExportSnapshotRequest { Snapshot = "ASEAN-1" }),
        ["SnapshotService.ReleaseSnapshot"] = ("steward", new ReleaseSnapshotRequest { RequestId = Id, Snapshot = "ASEAN-1" }),
        ["SnapshotService.DeclareErratum"] = ("steward", new DeclareErratumRequest { RequestId = Id, Snapshot = "ASEAN-1", Successor = "ASEAN-2", Reason = "-" }),
        ["SnapshotService.ExplainFigure"] = ("region", new ExplainFigureRequest { Origin = "PHL", Destination = "SGP", Pair = "birth", TimePeriod = "2015", Region = "ASEAN" }),
        ["AgreementService.ProposeAgreement"] = ("analyst", new ProposeAgreementRequest { RequestId = Id, Terms = new AgreementTerms { Grantor = "SWE", Grantee = "NOR", Structures = { "FLOW" }, Uses = { Use.Compare }, LegalBasis = "-" } }),
        ["AgreementService.SignAgreement"] = ("signatory", new SignAgreementRequest { RequestId = Id, Agreement = "SWE-NOR-1", KeyId = "00", Signature = ByteString.CopyFrom(1) }),
        ["CheckpointService.CheckConsistency"] = ("analyst", new CheckConsistencyRequest { Held = new HeldCheckpoint { Checkpoint = new Checkpoint(), Proofs = { new CheckpointProof { Leaf = new CheckpointLeaf { Stream = "country/SWE", Seq = 1 } } } } }),
        ["AgreementService.RevokeAgreement"] = ("signatory", new RevokeAgreementRequest { RequestId = Id, Agreement = "SWE-NOR-1" }),
    };

    public static TheoryData<string> Methods => new(Requests.Keys);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_ForWhatBelongsToAnother_IsRefusedAndLeavesNothing(string method)
    {
        await hub.SubmitAsync(Flows.Header("SWE", Id), Flows.Observation("EMI", "NOR", 100));
        var before = await hub.HeadsAsync();
        var (role, request) = Requests[method];
        var token = role is "region" or "steward" ? hub.Mint.Token(role, region: "SAARC") : hub.Mint.Token(role, "DNK");

        var error = await AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find("statsexchange.v1." + method), token, request.ToByteArray());

        // Whether an agreement of others exists is theirs to know.
        Assert.True(
            error?.StatusCode == StatusCode.PermissionDenied,
            error?.Status.ToString());
        Assert.Equal(before, await hub.HeadsAsync());
    }

    [Fact]
    public void EveryMethod_HasARow() => Assert.Equal(
        AnyMethod.All.Select(method => method.FullName)
            .Where(name => name.StartsWith("statsexchange.v1.", StringComparison.Ordinal) && !name.Contains("ReferenceService", StringComparison.Ordinal))
            .Select(name => name["statsexchange.v1.".Length..])
            .Order(StringComparer.Ordinal),
        Requests.Keys.Concat(OfTheCaller).Order(StringComparer.Ordinal));
}
