// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Regions;
using static StatsExchange.Grains.Callers.Role;

namespace StatsExchange.Grains.Callers;

/// <summary>Which roles may call which grain method; a method without a line admits nobody. What of the cells they see, the grain decides.</summary>
public static class MethodPermissions
{
    private static readonly Role[] Office = [Submitter, Analyst, Signatory];
    private static readonly Role[] Stewards = [Steward];
    private static readonly Role[] RegionReaders = [Role.Region, Steward];
    private static readonly Role[] Settlers = [Analyst, Signatory];
    private static readonly Role[] HubItself = [Role.Hub];

    private static readonly FrozenDictionary<(string Grain, string Method), FrozenSet<Role>> Table = new Dictionary<(string, string), Role[]>
    {
        [(nameof(ICountryGrain), nameof(ICountryGrain.PrepareSubmissionAsync))] = [Submitter, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.RecordSubmissionAsync))] = [Submitter, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.GetSubmissionAsync))] = [.. Office, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListSubmissionsAsync))] = Office,
        [(nameof(ICountryGrain), nameof(ICountryGrain.WithdrawSubmissionAsync))] = [Submitter, Signatory, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.SetEmbargoAsync))] = [Submitter, Signatory],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListEmbargoesAsync))] = Office,
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListVintagesAsync))] = Office,
        [(nameof(ICountryGrain), nameof(ICountryGrain.PutSeriesSheetAsync))] = [Submitter, Analyst],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListSeriesSheetsAsync))] = [.. Office, .. RegionReaders],
        [(nameof(ICountryGrain), nameof(ICountryGrain.SetRuleSeverityAsync))] = [Analyst],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListRuleSeveritiesAsync))] = [.. Office, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.RegisterMappingAsync))] = [Submitter, Analyst],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListMappingsAsync))] = [.. Office, Provider],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ProposeAgreementAsync))] = [.. Settlers, Steward],
        [(nameof(ICountryGrain), nameof(ICountryGrain.SignAgreementAsync))] = [Signatory, Steward],
        [(nameof(ICountryGrain), nameof(ICountryGrain.RevokeAgreementAsync))] = [.. Settlers, Steward],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ListAgreementsAsync))] = [.. Settlers, .. RegionReaders],
        [(nameof(ICountryGrain), nameof(ICountryGrain.ReadAsync))] = [.. Office, .. RegionReaders, Role.Hub],
        [(nameof(ICountryGrain), nameof(ICountryGrain.PermitsAsync))] = RegionReaders,
        [(nameof(ICountryGrain), nameof(ICountryGrain.AdoptMirrorAsync))] = HubItself,
        [(nameof(ICountryGrain), nameof(ICountryGrain.EndAdoptionAsync))] = HubItself,
        [(nameof(ICountryGrain), nameof(ICountryGrain.PermittedByAsync))] = RegionReaders,
        [(nameof(ICountryGrain), nameof(ICountryGrain.CheckGroundsAsync))] = [.. Settlers, .. RegionReaders],
        [(nameof(ICountryGrain), nameof(ICountryGrain.RevisedAsync))] = RegionReaders,
        [(nameof(IDossierGrain), nameof(IDossierGrain.OpenAsync))] = [.. Settlers, .. Stewards],
        [(nameof(IDossierGrain), nameof(IDossierGrain.GetAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.OpenCaseAsync))] = [.. Settlers, .. Stewards],
        [(nameof(IDossierGrain), nameof(IDossierGrain.ProposeAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.AcceptAsync))] = [Signatory],
        [(nameof(IDossierGrain), nameof(IDossierGrain.GetBriefAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.ChangesAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.CloseCaseAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.ContestAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.WithdrawAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.DecideAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.CommentAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.AttachAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.SetDeadlineAsync))] = [.. Settlers, .. Stewards],
        [(nameof(IDossierGrain), nameof(IDossierGrain.ReopenCaseAsync))] = Settlers,
        [(nameof(IDossierGrain), nameof(IDossierGrain.OutcomesForAsync))] = RegionReaders,
        [(nameof(IDossierGrain), nameof(IDossierGrain.AttendAsync))] = HubItself,
        [(nameof(IDossierGrain), nameof(IDossierGrain.AgreedForAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.StartReconciliationAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.StartMethodComparisonAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.StartSnapshotAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CancelJobAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.GetJobAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.ListJobsAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.ListSnapshotsAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.GetSnapshotAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.UncomparedDraftsAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.TakeVerdictsAsync))] = RegionReaders,
        [(nameof(IRegionGrain), nameof(IRegionGrain.ReleaseSnapshotAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.DeclareErratumAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.OpenRoundAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.AdvanceRoundAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.RemindRoundAsync))] = Stewards,
        [(nameof(IRegionGrain), nameof(IRegionGrain.GetRoundAsync))] = [.. Office, .. RegionReaders],
        [(nameof(IRegionGrain), nameof(IRegionGrain.ListRoundsAsync))] = [.. Office, .. RegionReaders],
        [(nameof(IRegionGrain), nameof(IRegionGrain.DueRemindersAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.RecordReminderAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.UnfinishedJobsAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.ClaimJobAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.RenewJobAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CompletePeriodAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.FailPeriodAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CompleteReconciliationAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CompleteMethodRunAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CompleteMethodComparisonAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.NextSnapshotIdAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.CompleteSnapshotAsync))] = HubItself,
        [(nameof(IRegionGrain), nameof(IRegionGrain.FailJobAsync))] = HubItself,
        [(nameof(IHubGrain), nameof(IHubGrain.RegisterOfficeAsync))] = [Admin],
        [(nameof(IHubGrain), nameof(IHubGrain.RegisterSignatoryAsync))] = [Admin],
        [(nameof(IHubGrain), nameof(IHubGrain.ListOfficesAsync))] = [.. Office, .. RegionReaders, Admin, Auditor],
        [(nameof(IHubGrain), nameof(IHubGrain.FindSignatoryAsync))] = [.. Settlers, .. Stewards],
    }.ToFrozenDictionary(line => line.Key, line => line.Value.ToFrozenSet());

    /// <summary>Whether a role may call a method of one of our grains.</summary>
    /// <param name="role">Role of the caller.</param>
    /// <param name="grain">Name of the grain interface.</param>
    /// <param name="method">Name of the method.</param>
    public static bool Allows(Role role, string grain, string method) =>
        Table.TryGetValue((grain, method), out var roles) && roles.Contains(role);
}
