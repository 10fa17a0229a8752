// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>What figures of a proposal are worked out from, what they must agree with, and what they must not give away.</summary>
public sealed class ProposalContentTests
{
    [Fact]
    public async Task Propose_ByARuleWithParameters_StatesAllOfThem()
    {
        await using var settling = await Settling.StartAsync();
        var request = Settling.ByRule("DNK-SWE.1", "weighted");
        request.Parameters["weights"] = "DNK=3,SWE=1";
        var proposal = await settling.ProposeAsync(Analyst("DNK"), request);

        Assert.Equal(((31.0 * 3) + 50) / 4, Assert.Single(proposal.Figures).Value, 12);
        Assert.Contains("method: weighted 1.0\nparameter: weights=DNK=3,SWE=1\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.ExpectField("parameters", () => settling.ProposeAsync(Analyst("DNK"), With(Settling.ByRule("DNK-SWE.1", "weighted"), "weights", "DNK")));
            await Refusals.ExpectField("parameters", () => settling.ProposeAsync(Analyst("DNK"), With(Settling.ByRule("DNK-SWE.1", "mean"), "weights", "DNK=1")));
            await Refusals.ExpectField("parameters", () => settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", "weighted")));
            await Refusals.ExpectField("method", () => settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", "factors")));
        });
    }

    [Fact]
    public async Task Propose_Harmonised_ConvertsEachSideOnceAndStatesTheSet()
    {
        await using var settling = await OfAsync(
            Figures.Flow("EMI", "SWE", "2016", 100).With("MIN_STAY", "12"), Figures.Flow("IMM", "DNK", "2016", 200).With("MIN_STAY", "3"));
        var request = Harmonised(Settling.ByRule("DNK-SWE.2", "mean"), 12);
        var proposal = await settling.ProposeAsync(Analyst("SWE"), request);

        Assert.Equal((100 + (200 * 0.63)) / 2, Assert.Single(proposal.Figures).Value, 9);
        Assert.Contains("stay_factors: IMEM 1\ntarget_stay_months: 12\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.ExpectField("target_definition.minimum_stay_months", () => settling.ProposeAsync(Analyst("SWE"), Harmonised(Settling.ByRule("DNK-SWE.2", "mean"), 6)));
            await Refusals.ExpectField("target_definition.minimum_stay_months", () => settling.ProposeAsync(Analyst("SWE"), Harmonised(Settling.ByRule("DNK-SWE.2", "mean"), null)));
            var unknown = await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("SWE"), Harmonised(Settling.ByRule("DNK-SWE.1", "mean"), 12)));
            Assert.Contains("cannot be brought to that minimum stay", unknown.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Propose_OverACopiedFigure_NeverAveragesItWithItsSource()
    {
        await using var settling = await OfAsync(Figures.Flow("EMI", "SWE", "2016", 70), Figures.Flow("IMM", "DNK", "2016", 70));
        await PutCopiedAsync(settling, "DNK", "EMI");
        foreach (var rule in new[] { "mean", "geometric", "max", "min", "sending" })
        {
            var refused = await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("SWE"), Settling.ByRule("DNK-SWE.2", rule)));
            Assert.Contains("the figure of DNK is copied from its mirror", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(70, Assert.Single((await settling.ProposeAsync(Analyst("SWE"), Settling.ByRule("DNK-SWE.2", "receiving"))).Figures).Value);
        await PutCopiedAsync(settling, "SWE", "IMM");
        await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("SWE"), Settling.ByRule("DNK-SWE.2", "mean")));
    }

    [Fact]
    public async Task Propose_DetailByHand_ComesAfterItsTotalAndAddsUp()
    {
        await using var settling = await Settling.StartAsync();
        var request = Settling.Manual("DNK-SWE.1", ("2014", 0), ("2014", 41), ("2014", 41));
        request.Figures[0].Dimensions["SEX"] = "M";
        request.Figures[1].Dimensions["SEX"] = "F";
        var proposal = await settling.ProposeAsync(Analyst("DNK"), request);

        Assert.Equal(["", "F", "M"], proposal.Figures.Select(figure => figure.Dimensions.GetValueOrDefault("SEX", "")));
        Assert.Contains("figure 2014: 41\nfigure 2014 SEX=F: 41\nfigure 2014 SEX=M: 0\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SEX", "M", 42, "figures[0].value")]
    [InlineData("SEX", "X", 1, "figures[1].dimensions[SEX]")]
    [InlineData("BASIS", "RES", 1, "figures[1].dimensions[BASIS]")]
    public async Task Propose_DetailThatCannotBe_IsRefusedByField(string dimension, string code, double value, string field)
    {
        await using var settling = await Settling.StartAsync();
        var request = Settling.Manual("DNK-SWE.1", ("2014", 41), ("2014", value));
        request.Figures[1].Dimensions[dimension] = code;
        await settling.Exchange.ExpectNothingWrittenAsync(() => Refusals.ExpectField(field, () => settling.ProposeAsync(Analyst("DNK"), request)));
    }

    [Fact]
    public async Task Propose_DetailWithoutItsTotal_NamesTheDimension()
    {
        await using var settling = await Settling.StartAsync();
        var request = Settling.Manual("DNK-SWE.1", ("2014", 41));
        request.Figures[0].Dimensions["SEX"] = "F";
        await Refusals.ExpectField("figures[0].dimensions[SEX]", () => settling.ProposeAsync(Analyst("DNK"), request));
    }

    [Fact]
    public async Task Propose_ByRuleWithDetail_FitsTheClassesBothHaveToTheTotal()
    {
        await using var settling = await OfAsync(
            Figures.Flow("EMI", "SWE", "2016", 100),
            Figures.Flow("EMI", "SWE", "2016", 60).With("SEX", "M"),
            Figures.Flow("EMI", "SWE", "2016", 30).With("SEX", "F"),
            Figures.Flow("EMI", "SWE", "2016", 10).With("SEX", "_U"),
            Figures.Flow("IMM", "DNK", "2016", 200),
            Figures.Flow("IMM", "DNK", "2016", 120).With("SEX", "M"),
            Figures.Flow("IMM", "DNK", "2016", 80).With("SEX", "F"));
        var request = Settling.ByRule("DNK-SWE.2", "mean");
        request.Detail.Add("SEX");
        var proposal = await settling.ProposeAsync(Analyst("DNK"), request);

        Assert.Equal(["", "F", "M"], proposal.Figures.Select(figure => figure.Dimensions.GetValueOrDefault("SEX", "")));
        Assert.Equal(150, proposal.Figures[0].Value);
        Assert.Equal(150 * 55 / 145.0, proposal.Figures[1].Value, 9);
        Assert.Equal(150, proposal.Figures[1].Value + proposal.Figures[2].Value, 9);

        var tooMuch = Settling.ByRule("DNK-SWE.2", "mean");
        tooMuch.Detail.Add(["SEX", "AGE", "EDUCATION"]);
        await Refusals.ExpectField("detail", () => settling.ProposeAsync(Analyst("DNK"), tooMuch));
        var notThere = Settling.ByRule("DNK-SWE.2", "mean");
        notThere.Detail.Add("AGE");
        await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("DNK"), notThere));
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("sending")]
    public async Task Propose_ByRuleWithDetail_TellsNothingOfAWithheldClass(string rule)
    {
        await using var settling = await OfAsync(
            Figures.Flow("EMI", "SWE", "2016", 100),
            Figures.Flow("EMI", "SWE", "2016", 93).With("SEX", "M"),
            Figures.Flow("EMI", "SWE", "2016", 7, ("CONF_STATUS", "C")).With("SEX", "F"),
            Figures.Flow("IMM", "DNK", "2016", 200),
            Figures.Flow("IMM", "DNK", "2016", 120).With("SEX", "M"),
            Figures.Flow("IMM", "DNK", "2016", 80).With("SEX", "F"));
        foreach (var country in new[] { "DNK", "SWE" })
        {
            foreach (var detail in new string[][] { [], ["SEX"] })
            {
                var request = Settling.ByRule("DNK-SWE.2", rule);
                request.Detail.Add(detail);
                var refused = await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst(country), request));
                Assert.DoesNotContain("7", refused.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("93", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Propose_ByTheMeasurementModel_StatesItsInterval()
    {
        await using var settling = await OfAsync(Figures.Flow("EMI", "SWE", "2016", 700), Figures.Flow("IMM", "DNK", "2016", 900));
        var sheet = Sheet("IMM");
        (sheet.UndercountClass, sheet.AccuracyClass, sheet.ClassesAssignedBy) = ("low", "low", "the office");
        await PutAsync(settling, "SWE", sheet);
        var proposal = await settling.ProposeAsync(Analyst("SWE"), With(Settling.ByRule("DNK-SWE.2", "measurement"), "variance", "low=0.01"));

        var figure = Assert.Single(proposal.Figures);
        Assert.InRange(figure.Value, figure.Lower, figure.Upper);
        Assert.Contains($"interval 2016: {figure.Lower:R} {figure.Upper:R}\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal(["level", "medium-emigration", "medium-immigration", "variance"], proposal.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Single(proposal.DestinationSheets);
    }

    [Fact]
    public async Task Propose_ByTheMeasurementModelBesideAWithheldFigure_IsRefused()
    {
        await using var settling = await OfAsync(Figures.Flow("EMI", "SWE", "2016", 700, ("CONF_STATUS", "C")), Figures.Flow("IMM", "DNK", "2016", 900));
        var sheet = Sheet("IMM");
        (sheet.UndercountClass, sheet.AccuracyClass, sheet.ClassesAssignedBy) = ("low", "low", "the office");
        await PutAsync(settling, "SWE", sheet);

        var refused = await Refusals.Expect(
            ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("SWE"), With(Settling.ByRule("DNK-SWE.2", "measurement"), "variance", "low=0.01")));

        Assert.Contains("the figure of DNK is withheld", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Settling with more figures, of 2016, and a case of that year: DNK-SWE.2.</summary>
    private static async Task<Settling> OfAsync(params Observation[] observations)
    {
        var settling = await Settling.StartAsync();
        foreach (var country in observations.GroupBy(observation => observation.Dimensions["COUNTERPART_AREA"] == "SWE" ? "DNK" : "SWE"))
        {
            await settling.Exchange.SubmitAsync(country.Key, [.. country]);
        }

        await settling.OpenCaseAsync(Analyst("SWE"), "2016", "2016");
        return settling;
    }

    private static ProposeFigureRequest With(ProposeFigureRequest request, string parameter, string value)
    {
        request.Parameters[parameter] = value;
        return request;
    }

    private static ProposeFigureRequest Harmonised(ProposeFigureRequest request, int? months)
    {
        request.StayFactors = "IMEM";
        if (months is { } target)
        {
            request.TargetDefinition.MinimumStayMonths = target;
        }

        return request;
    }

    private static Task<Proto<PutSeriesSheetResponse>> PutCopiedAsync(Settling settling, string country, string measure)
    {
        var sheet = Sheet(measure);
        sheet.CopiedFromMirror = true;
        return PutAsync(settling, country, sheet);
    }

    private static SeriesSheet Sheet(string measure) => new() { Structure = "FLOW", Measure = measure, Basis = "RES", Source = "_U" };

    private static Task<Proto<PutSeriesSheetResponse>> PutAsync(Settling settling, string country, SeriesSheet sheet) => TestExchange.As(Submitter(country), () =>
        settling.Exchange.Grains.GetGrain<ICountryGrain>(country).PutSeriesSheetAsync(new PutSeriesSheetRequest { RequestId = Offices.NextRequest(), RefArea = country, Sheet = sheet }.ToProto()));
}
