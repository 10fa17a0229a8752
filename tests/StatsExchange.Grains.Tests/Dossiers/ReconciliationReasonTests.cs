// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>An office is told why a reconciliation has no estimate for its case, as far as that says nothing of values.</summary>
public sealed class ReconciliationReasonTests
{
    [Theory]
    [InlineData("SWE EMI 2015 0 CONF_STATUS=C", "2015.", "ZERO_SIDE")]
    [InlineData("FIN EMI 2015 7", "2015: ORIGIN_MISSING", "ZERO_SIDE")]
    public async Task Propose_ReconciliationWithoutEstimate_NamesOnlyWhatIsReported(string danish, string expected, string never)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("DNK", RegionHub.Steward, WithConfidential, Use.Estimate);
        await hub.AgreeAsync("SWE", Use.Estimate);
        await hub.AgreeAsync("DNK", Signatory("SWE"), Use.Compare);
        await hub.AgreeAsync("SWE", Signatory("DNK"), Use.Compare);
        await hub.SubmitAsync("DNK", danish);
        await hub.SubmitAsync("SWE", "DNK IMM 2015 35");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync("geometric"))).Job;
        await hub.OpenDossierAsync("SWE", "DNK");
        var dossier = hub.Service<IGrainFactory>().GetGrain<IDossierGrain>("DNK-SWE");
        var analyst = new Caller("analyst", Role.Analyst, "SWE", null);
        var request = new ProposeFigureRequest
        {
            RequestId = Offices.NextRequest(), Case = await OpenCaseAsync(dossier, analyst), Reconciliation = job.Id, TargetDefinition = new TargetDefinition { Basis = "RES" },
        };
        var found = await TestExchange.As(analyst, () => hub.Service<ReconciliationFinder>().FindAsync("DNK-SWE", request, CancellationToken.None));

        var refused = await Refusals.Expect(ErrorReason.MethodNotApplicable, () => TestExchange.As(analyst, () => dossier.ProposeAsync(request.ToProto(), found)));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(never, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> OpenCaseAsync(IDossierGrain dossier, Caller analyst) => (await TestExchange.As(analyst, () => dossier.OpenCaseAsync(new OpenCaseRequest
    {
        RequestId = Offices.NextRequest(), Dossier = "DNK-SWE", Origin = "DNK", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015",
    }.ToProto()))).Read().Case.Id;

    private static Caller Signatory(string country) => new("signatory", Role.Signatory, country, null);

    private static void WithConfidential(AgreementTerms terms) => (terms.IncludesConfidential, terms.UndertakingDigest) = (true, Offices.Undertaking);
}
