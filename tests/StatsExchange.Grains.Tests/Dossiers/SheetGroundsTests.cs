// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>A harmonised figure rests on what both offices say of their series: it can be signed while they say the same of them.</summary>
public sealed class SheetGroundsTests
{
    [Theory]
    [InlineData("DNK", "EMI", false)]
    [InlineData("SWE", "IMM", false)]
    [InlineData("DNK", "EMI", true)]
    [InlineData("SWE", "IMM", true)]
    public async Task Accept_SheetRegisteredOrWithdrawnSince_IsRefusedWhereTheFigureWasHarmonised(string country, string measure, bool withdraws)
    {
        await using var settling = await Settling.StartAsync();
        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2016", 100).With("MIN_STAY", "12"));
        await settling.Exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2016", 200).With("MIN_STAY", "3"));
        await settling.OpenCaseAsync(Analyst("SWE"), "2016", "2016");
        await PutAsync(settling, country, measure);
        var asked = Settling.ByRule("DNK-SWE.2", "mean");
        (asked.StayFactors, asked.TargetDefinition.MinimumStayMonths) = ("IMEM", 12);
        var harmonised = await settling.ProposeAsync(Analyst("DNK"), asked);
        var asReported = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.2", "mean"));
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, harmonised);
        await PutAsync(settling, country, measure, withdraws);

        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            var refusal = await Refusals.Expect(ErrorReason.StateNotFit, () => settling.AcceptAsync(Signatory("SWE"), settling.Swedish, harmonised));
            Assert.Contains(country, refusal.Message, StringComparison.Ordinal);
        });
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, asReported);
        Assert.Equal(CaseState.Settled, (await settling.AcceptAsync(Signatory("DNK"), settling.Danish, asReported)).State);
    }

    [Fact]
    public async Task Accept_SheetOfAnotherPartnerRegisteredSince_IsTaken()
    {
        await using var settling = await Settling.StartAsync();
        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2016", 100).With("MIN_STAY", "12"));
        await settling.Exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2016", 200).With("MIN_STAY", "3"));
        await settling.OpenCaseAsync(Analyst("SWE"), "2016", "2016");
        var asked = Settling.ByRule("DNK-SWE.2", "mean");
        (asked.StayFactors, asked.TargetDefinition.MinimumStayMonths) = ("IMEM", 12);
        var harmonised = await settling.ProposeAsync(Analyst("DNK"), asked);
        await PutAsync(settling, "SWE", "IMM", withdrawn: false, counterpart: "FIN");

        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, harmonised);
        Assert.Equal(CaseState.Settled, (await settling.AcceptAsync(Signatory("DNK"), settling.Danish, harmonised)).State);
    }

    private static Task<Proto<PutSeriesSheetResponse>> PutAsync(Settling settling, string country, string measure, bool withdrawn = false, string counterpart = "")
    {
        var sheet = new SeriesSheet { Structure = "FLOW", Measure = measure, Basis = "RES", Source = "REG", Counterpart = counterpart, Withdrawn = withdrawn };
        var request = new PutSeriesSheetRequest { RequestId = Offices.NextRequest(), RefArea = country, Sheet = sheet };
        return TestExchange.As(Analyst(country), () => settling.Exchange.Grains.GetGrain<ICountryGrain>(country).PutSeriesSheetAsync(request.ToProto()));
    }
}
