// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using StatsExchange.Grains.Callers;
using static StatsExchange.Grains.Callers.Role;

namespace StatsExchange.Hub.Identity;

/// <summary>
/// Which roles may call which method of the API; a method without a line admits nobody. Whose data they may touch the grains decide,
/// which check the role once more for every call that reaches them.
/// </summary>
internal static class RpcPermissions
{
    private static readonly Role[] Office = [Submitter, Analyst, Signatory];
    private static readonly Role[] Settlers = [Analyst, Signatory];
    private static readonly Role[] Regional = [Role.Region, Steward];

    private static readonly FrozenDictionary<string, FrozenSet<Role>> Table = new Dictionary<string, Role[]>
    {
        ["SubmissionService/Submit"] = [Submitter, Provider],
        ["SubmissionService/GetSubmission"] = [.. Office, Provider],
        ["SubmissionService/ListSubmissions"] = Office,
        ["SubmissionService/WithdrawSubmission"] = [Submitter, Signatory, Provider],
        ["SubmissionService/SetEmbargo"] = [Submitter, Signatory],
        ["SubmissionService/SetRuleSeverity"] = [Analyst],
        ["SubmissionService/ListRuleSeverities"] = [.. Office, Provider],
        ["SubmissionService/RegisterMapping"] = [Submitter, Analyst],
        ["SubmissionService/ListMappings"] = [.. Office, Provider],
        ["SubmissionService/TestMapping"] = [Submitter, Analyst, Provider],
        ["SubmissionService/PutSeriesSheet"] = [Submitter, Analyst],
        ["SubmissionService/ListSeriesSheets"] = [.. Office, .. Regional],
        ["ObservationService/ExportObservations"] = [.. Office, .. Regional],
        ["ObservationService/ListVintages"] = Office,
        ["ObservationService/CompareVintages"] = Office,
        ["ObservationService/ListEmbargoes"] = Office,
        ["MirrorService/CompareCorridor"] = [.. Settlers, .. Regional],
        ["MirrorService/RankCorridors"] = [.. Settlers, .. Regional],
        ["MirrorService/GetAsymmetryIndex"] = [.. Settlers, .. Regional],
        ["MirrorService/CheckNetMigration"] = [.. Settlers, .. Regional],
        ["DossierService/OpenDossier"] = [.. Settlers, Steward],
        ["DossierService/GetDossier"] = Settlers,
        ["DossierService/ListDossiers"] = Settlers,
        ["DossierService/OpenCase"] = [.. Settlers, Steward],
        ["DossierService/ProposeFigure"] = Settlers,
        ["DossierService/AcceptProposal"] = [Signatory],
        ["DossierService/WithdrawProposal"] = Settlers,
        ["DossierService/ContestProposal"] = Settlers,
        ["DossierService/DecideProposals"] = Settlers,
        ["DossierService/AddComment"] = Settlers,
        ["DossierService/AttachDocument"] = Settlers,
        ["DossierService/SetDeadline"] = [.. Settlers, Steward],
        ["DossierService/CloseCase"] = Settlers,
        ["DossierService/ReopenCase"] = Settlers,
        ["DossierService/WatchDossier"] = Settlers,
        ["DossierService/ListOutcomes"] = Regional,
        ["JobService/StartReconciliation"] = [Steward],
        ["JobService/StartMethodComparison"] = [Steward],
        ["JobService/GetMethodComparison"] = Regional,
        ["JobService/StartSnapshot"] = Regional,
        ["JobService/GetJob"] = Regional,
        ["JobService/ListJobs"] = Regional,
        ["JobService/WatchJob"] = Regional,
        ["JobService/CancelJob"] = [Steward],
        ["RoundService/OpenRound"] = [Steward],
        ["RoundService/GetRound"] = [.. Office, .. Regional],
        ["RoundService/ListRounds"] = [.. Office, .. Regional],
        ["RoundService/AdvanceRound"] = [Steward],
        ["RoundService/RemindRound"] = [Steward],
        ["SnapshotService/GetSnapshot"] = Regional,
        ["SnapshotService/ListSnapshots"] = Regional,
        ["SnapshotService/ExportSnapshot"] = Regional,
        ["SnapshotService/ReleaseSnapshot"] = [Steward],
        ["SnapshotService/DeclareErratum"] = [Steward],
        ["SnapshotService/ExplainFigure"] = [.. Settlers, .. Regional],
        ["AgreementService/ProposeAgreement"] = [.. Settlers, Steward],
        ["AgreementService/SignAgreement"] = [Signatory, Steward],
        ["AgreementService/RevokeAgreement"] = [.. Settlers, Steward],
        ["AgreementService/ListAgreements"] = [.. Settlers, .. Regional],
        ["AdministrationService/RegisterOffice"] = [Admin],
        ["AdministrationService/RegisterSignatory"] = [Admin],
        ["AdministrationService/ListOffices"] = [.. Office, .. Regional, Admin, Auditor],
        ["AdministrationService/ListEvidence"] = [Auditor],
        ["CheckpointService/GetCheckpoint"] = [.. Office, Provider, .. Regional, Auditor, Admin],
        ["CheckpointService/CheckConsistency"] = [.. Office, Provider, .. Regional, Auditor, Admin],
        ["AdministrationService/CheckIntegrity"] = [Auditor, Admin],
    }.ToFrozenDictionary(line => "/statsexchange.v1." + line.Key, line => line.Value.ToFrozenSet(), StringComparer.Ordinal);

    /// <summary>Whether a role may call a method, given as /service/method.</summary>
    public static bool Allows(Role role, string method) => Table.TryGetValue(method, out var roles) && roles.Contains(role);
}
