// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;

namespace StatsExchange.Hub.Tests.Identity;

/// <summary>Every method by every role, against a table written from the comments of the protos and not from the code.</summary>
public sealed class RoleTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly string[] Roles = ["submitter", "analyst", "signatory", "provider", "steward", "region", "auditor", "admin"];

    private static readonly Dictionary<string, string> Admitted = new()
    {
        ["SubmissionService.Submit"] = "submitter provider",
        ["SubmissionService.GetSubmission"] = "submitter provider analyst signatory",
        ["SubmissionService.ListSubmissions"] = "submitter analyst signatory",
        ["SubmissionService.WithdrawSubmission"] = "submitter signatory provider",
        ["SubmissionService.SetEmbargo"] = "submitter signatory",
        ["SubmissionService.SetRuleSeverity"] = "analyst",
        ["SubmissionService.ListRuleSeverities"] = "submitter provider analyst signatory",
        ["SubmissionService.RegisterMapping"] = "submitter analyst",
        ["SubmissionService.ListMappings"] = "submitter provider analyst signatory",
        ["SubmissionService.TestMapping"] = "submitter provider analyst",
        ["SubmissionService.PutSeriesSheet"] = "submitter analyst",
        ["SubmissionService.ListSeriesSheets"] = "submitter analyst signatory steward region",
        ["ObservationService.ExportObservations"] = "submitter analyst signatory region steward",
        ["ObservationService.ListVintages"] = "submitter analyst signatory",
        ["ObservationService.CompareVintages"] = "submitter analyst signatory",
        ["ObservationService.ListEmbargoes"] = "submitter analyst signatory",
        ["MirrorService.CompareCorridor"] = "analyst signatory region steward",
        ["MirrorService.RankCorridors"] = "analyst signatory region steward",
        ["MirrorService.GetAsymmetryIndex"] = "analyst signatory region steward",
        ["MirrorService.CheckNetMigration"] = "analyst signatory region steward",
        ["DossierService.OpenDossier"] = "analyst signatory steward",
        ["DossierService.GetDossier"] = "analyst signatory",
        ["DossierService.ListDossiers"] = "analyst signatory",
        ["DossierService.OpenCase"] = "analyst signatory steward",
        ["DossierService.ProposeFigure"] = "analyst signatory",
        ["DossierService.AcceptProposal"] = "signatory",
        ["DossierService.WithdrawProposal"] = "analyst signatory",
        ["DossierService.ContestProposal"] = "analyst signatory",
        ["DossierService.DecideProposals"] = "analyst signatory",
        ["DossierService.AddComment"] = "analyst signatory",
        ["DossierService.AttachDocument"] = "analyst signatory",
        ["DossierService.SetDeadline"] = "analyst signatory steward",
        ["DossierService.CloseCase"] = "analyst signatory",
        ["DossierService.ReopenCase"] = "analyst signatory",
        ["DossierService.WatchDossier"] = "analyst signatory",
        ["DossierService.ListOutcomes"] = "region steward",
        ["JobService.StartReconciliation"] = "steward",
        ["JobService.StartMethodComparison"] = "steward",
        ["JobService.GetMethodComparison"] = "region steward",
        ["JobService.StartSnapshot"] = "region steward",
        ["JobService.GetJob"] = "region steward",
        ["JobService.ListJobs"] = "region steward",
        ["JobService.WatchJob"] = "region steward",
        ["JobService.CancelJob"] = "steward",
        ["RoundService.OpenRound"] = "steward",
        ["RoundService.GetRound"] = "submitter analyst signatory region steward",
        ["RoundService.ListRounds"] = "submitter analyst signatory region steward",
        ["RoundService.AdvanceRound"] = "steward",
        ["RoundService.RemindRound"] = "steward",
        ["SnapshotService.GetSnapshot"] = "region steward",
        ["SnapshotService.ListSnapshots"] = "region steward",
        ["SnapshotService.ExportSnapshot"] = "region steward",
        ["SnapshotService.ReleaseSnapshot"] = "steward",
        ["SnapshotService.DeclareErratum"] = "steward",
        ["SnapshotService.ExplainFigure"] = "analyst signatory region steward",
        ["AgreementService.ProposeAgreement"] = "analyst signatory steward",
        ["AgreementService.SignAgreement"] = "signatory steward",
        ["AgreementService.RevokeAgreement"] = "analyst signatory steward",
        ["AgreementService.ListAgreements"] = "analyst signatory region steward",
        ["AdministrationService.RegisterOffice"] = "admin",
        ["AdministrationService.RegisterSignatory"] = "admin",
        ["AdministrationService.ListOffices"] = "submitter analyst signatory region steward admin auditor",
        ["AdministrationService.ListEvidence"] = "auditor",
        ["CheckpointService.GetCheckpoint"] = "submitter analyst signatory provider region steward admin auditor",
        ["CheckpointService.CheckConsistency"] = "submitter analyst signatory provider region steward admin auditor",
        ["AdministrationService.CheckIntegrity"] = "admin auditor",
    };

    public static TheoryData<string> Methods => new(Admitted.Keys);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_IsAdmittedForTheRolesOfItsRowAndForNoOther(string method)
    {
        var before = await hub.HeadsAsync();
        List<string> admitted = [];
        foreach (var role in Roles)
        {
            var error = await AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find("statsexchange.v1." + method), Token(role));
            if (error?.StatusCode != StatusCode.PermissionDenied || RichError.Of(error).Reason != "ROLE_NOT_ALLOWED")
            {
                admitted.Add(role);
            }
        }

        Assert.Equal(Admitted[method].Split(' ').Order(), admitted.Order());
        Assert.Equal(before, await hub.HeadsAsync());
    }

    [Fact]
    public void EveryMethod_HasARow() => Assert.Equal(
        AnyMethod.All.Select(method => method.FullName)
            .Where(name => name.StartsWith("statsexchange.v1.", StringComparison.Ordinal) && !name.Contains("ReferenceService", StringComparison.Ordinal))
            .Select(name => name["statsexchange.v1.".Length..])
            .Order(StringComparer.Ordinal),
        Admitted.Keys.Order(StringComparer.Ordinal));

    private string Token(string role) => role switch
    {
        "steward" or "region" => hub.Mint.Token(role, region: "ASEAN"),
        "auditor" or "admin" => hub.Mint.Token(role),
        _ => hub.Mint.Token(role, "DNK"),
    };
}
