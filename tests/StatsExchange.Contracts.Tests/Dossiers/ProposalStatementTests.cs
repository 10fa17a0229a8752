// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Dossiers;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Dossiers;

public sealed class ProposalStatementTests
{
    [Fact]
    public void Of_Proposal_StatesWhatIsAgreed() => Assert.Equal(
        """
        statsexchange agreed figure v1
        proposal: DNK-SWE.1.2
        case: DNK-SWE.1
        origin: SWE
        destination: DNK
        pair: residence
        figure 2014: 0
        figure 2015: 3600.5
        basis: RES
        minimum_stay_months: 12
        population: all persons
        territory: without Greenland
        reference_date: 2015
        method: manual
        justification: register matched by both
        origin_vintage: 4
        destination_vintage: 7
        release_class: REGION

        """,
        StatementText.Read(ProposalStatement.Of(Case, Sample())));

    [Fact]
    public void Of_MinimumStayThatDoesNotApply_IsNotZero()
    {
        var proposal = Sample();
        proposal.TargetDefinition.ClearMinimumStayMonths();
        Assert.Contains("minimum_stay_months: ", Lines(proposal));
        proposal.TargetDefinition.MinimumStayMonths = 0;
        Assert.Contains("minimum_stay_months: 0", Lines(proposal));
    }

    [Theory]
    [InlineData("matched\nfigure 2015: 9999")]
    [InlineData("matched\rfigure 2015: 9999")]
    [InlineData("matched\u2029figure 2015: 9999")]
    public void Of_LineBreakInTheJustification_CannotForgeAFigure(string justification)
    {
        var proposal = Sample();
        proposal.Justification = justification;
        Assert.Equal(18, StatementText.Lines(ProposalStatement.Of(Case, proposal)));
    }

    [Theory]
    [InlineData("2015: 9999\nfigure 2015")]
    [InlineData("2015: 9999")]
    [InlineData("")]
    public void Of_FigureOfNoPeriod_IsRefused(string period)
    {
        var proposal = Sample();
        proposal.Figures[0].TimePeriod = period;
        Assert.Throws<FormatException>(() => ProposalStatement.Of(Case, proposal));
    }

    [Fact]
    public void Of_ReleaseClassNotGiven_IsTheParties()
    {
        var proposal = Sample();
        proposal.ReleaseClass = ReleaseClass.Unspecified;
        Assert.Contains("release_class: PARTIES", Lines(proposal));
    }

    [Fact]
    public void Of_ReleaseClassThatIsNotKnown_IsRefused()
    {
        var proposal = Sample();
        proposal.ReleaseClass = (ReleaseClass)99;
        Assert.Throws<ArgumentOutOfRangeException>(() => ProposalStatement.Of(Case, proposal));
    }

    private static Case Case { get; } = new() { Id = "DNK-SWE.1", Origin = "SWE", Destination = "DNK", Pair = "residence", PeriodFrom = "2014", PeriodTo = "2015" };

    private static string[] Lines(Proposal proposal) => StatementText.Read(ProposalStatement.Of(Case, proposal)).Split('\n');

    private static Proposal Sample() => new()
    {
        Id = "DNK-SWE.1.2",
        Figures = { new ProposedFigure { TimePeriod = "2014", Value = 0 }, new ProposedFigure { TimePeriod = "2015", Value = 3600.5 } },
        TargetDefinition = new TargetDefinition { Basis = "RES", MinimumStayMonths = 12, Population = "all persons", Territory = "without Greenland", ReferenceDate = "2015" },
        Method = "manual",
        Justification = "register matched by both",
        OriginVintage = 4,
        DestinationVintage = 7,
        ReleaseClass = ReleaseClass.Region,
    };
}
