// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Callers;

/// <summary>Who may call what, written down a second time. A method without a line here fails.</summary>
public sealed class MethodPermissionTests
{
    // In the order of the roles: submitter, analyst, signatory, provider, steward, region, auditor, admin, hub.
    private const string Expected = """
        ICountryGrain.PrepareSubmissionAsync       s..p.....
        ICountryGrain.RecordSubmissionAsync        s..p.....
        ICountryGrain.GetSubmissionAsync           sagp.....
        ICountryGrain.ListSubmissionsAsync         sag......
        ICountryGrain.ListVintagesAsync            sag......
        ICountryGrain.PutSeriesSheetAsync          sa.......
        ICountryGrain.ListSeriesSheetsAsync        sag......
        ICountryGrain.ProposeAgreementAsync        .ag.t....
        ICountryGrain.SignAgreementAsync           ..g.t....
        ICountryGrain.RevokeAgreementAsync         ..g......
        ICountryGrain.ListAgreementsAsync          .ag.tr...
        ICountryGrain.ReadAsync                    sag.tr...
        ICountryGrain.PermitsAsync                 ....tr...
        IDossierGrain.OpenAsync                    .ag.t....
        IDossierGrain.GetAsync                     .ag......
        IDossierGrain.OpenCaseAsync                .ag.t....
        IDossierGrain.ProposeAsync                 .ag......
        IDossierGrain.AcceptAsync                  ..g......
        IDossierGrain.AgreedForAsync               ....tr...
        IRegionGrain.StartReconciliationAsync      ....t....
        IRegionGrain.StartSnapshotAsync            ....tr...
        IRegionGrain.GetJobAsync                   ....tr...
        IRegionGrain.ListJobsAsync                 ....tr...
        IRegionGrain.ListSnapshotsAsync            ....tr...
        IRegionGrain.GetSnapshotAsync              ....tr...
        IRegionGrain.UnfinishedJobsAsync           ........h
        IRegionGrain.ClaimJobAsync                 ........h
        IRegionGrain.RenewJobAsync                 ........h
        IRegionGrain.CompleteReconciliationAsync   ........h
        IRegionGrain.NextSnapshotIdAsync           ........h
        IRegionGrain.CompleteSnapshotAsync         ........h
        IRegionGrain.FailJobAsync                  ........h
        IHubGrain.RegisterOfficeAsync              .......d.
        IHubGrain.RegisterSignatoryAsync           .......d.
        IHubGrain.ListOfficesAsync                 sag.trud.
        IHubGrain.FindSignatoryAsync               .ag.t....
        """;

    private static readonly Role[] Roles =
        [Role.Submitter, Role.Analyst, Role.Signatory, Role.Provider, Role.Steward, Role.Region, Role.Auditor, Role.Admin, Role.Hub];

    [Fact]
    public void Allows_EveryMethodAndRole_AsTheTableSays()
    {
        var lines = Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(line => line[0], line => line[1]);
        var methods = typeof(MethodPermissions).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
            .SelectMany(grain => grain.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => (grain.Name, Method: method.Name)))
            .ToList();

        Assert.Equal(methods.Select(method => $"{method.Name}.{method.Method}").Order(StringComparer.Ordinal), lines.Keys.Order(StringComparer.Ordinal));
        foreach (var (grain, method) in methods)
        {
            var actual = Roles.Select(role => MethodPermissions.Allows(role, grain, method));
            Assert.Equal(($"{grain}.{method}", string.Concat(lines[$"{grain}.{method}"].Select(mark => mark == '.' ? '-' : '+'))), ($"{grain}.{method}", string.Concat(actual.Select(allowed => allowed ? '+' : '-'))));
            Assert.False(MethodPermissions.Allows(Role.None, grain, method));
        }
    }

    [Fact]
    public async Task Invoke_RoleNotInTheTable_IsRefusedBeforeTheGrain()
    {
        await using var exchange = await TestExchange.StartAsync();
        var request = new ListVintagesRequest { RefArea = "SWE" }.ToProto();
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () =>
            TestExchange.As(TestCallers.Provider("SWE"), () => exchange.Grains.GetGrain<ICountryGrain>("SWE").ListVintagesAsync(request)));
    }

    [Fact]
    public async Task Invoke_WithoutACaller_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.Grains.GetGrain<ICountryGrain>("SWE").ListAgreementsAsync());
    }
}
