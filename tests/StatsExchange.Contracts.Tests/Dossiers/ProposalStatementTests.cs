// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Google.Protobuf;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Tests.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Dossiers;

public sealed class ProposalStatementTests
{
    [Fact]
    public void Of_ProposalThatCarriesTheFirstVersion_KeepsItsBytes() => Assert.Equal(
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
        StatementText.Read(ProposalStatement.Of(Case, InFirstVersion(Sample()))));

    [Fact]
    public void Of_Proposal_StatesAllThatIsAgreed() => Assert.Equal(
        """
        statsexchange agreed figure v2
        proposal: DNK-SWE.1.2
        case: DNK-SWE.1
        origin: SWE
        destination: DNK
        pair: residence
        period_from: 2014
        period_to: 2015
        outcome: AGREED_FIGURE
        figure 2014: 0
        figure 2014 AGE=Y_LT15 SEX=F: 0
        figure 2015: 3600.5
        interval 2015: 3500 3700
        basis: RES
        minimum_stay_months: 12
        population: all persons
        territory: without Greenland
        reference_date: 2015
        method: measurement 1.0
        parameter: level=0.95
        parameter: variance=high=0.01
        stay_factors: IMEM 1
        target_stay_months: 12
        reconciliation: NORDIC-job-3
        justification: register matched by both
        origin_sheet: FLOW/EMI.RES..REG./2010/2017 version 2
        destination_sheet: FLOW/IMM.RES..REG.// version 1
        origin_vintage: 4
        destination_vintage: 7
        release_class: REGION
        answers: DNK-SWE.1.1
        joint_note: Both counted twice.

        """,
        StatementText.Read(ProposalStatement.Of(Case, Whole())));

    [OpenSslFact]
    public void Of_StatementSignedByBoth_IsVerifiedByOpenSslAndNoOtherFigureIs()
    {
        using var openSsl = new OpenSsl();
        using SigningKey danish = SigningKey.Create(), swedish = SigningKey.Create();
        var statement = ProposalStatement.Of(Case, Whole());
        var altered = Encoding.UTF8.GetBytes(StatementText.Read(statement).Replace("figure 2015: 3600.5", "figure 2015: 3600.6", StringComparison.Ordinal));
        foreach (var key in new[] { danish, swedish })
        {
            var signature = key.SignDer(statement);
            Assert.Equal("Verified OK", openSsl.Verify(key.Public.Pem, statement, signature));
            Assert.NotEqual("Verified OK", openSsl.Verify(key.Public.Pem, altered, signature));
        }
    }

    [Fact]
    public void Of_ProposalThatSaysMoreThanTheFirstVersionStates_IsRefused()
    {
        Action<Proposal>[] additions =
        [
            proposal => proposal.Figures[0].Dimensions["SEX"] = "F",
            proposal => proposal.Figures[0].Lower = 0,
            proposal => proposal.Parameters["weights"] = "SWE=1",
            proposal => proposal.StayFactors = "IMEM 1",
            proposal => proposal.Reconciliation = "NORDIC-job-3",
            proposal => proposal.JointNote = "Both counted twice.",
            proposal => proposal.Answers = "DNK-SWE.1.1",
        ];
        Assert.All(additions, add =>
        {
            var proposal = InFirstVersion(Sample());
            add(proposal);
            Assert.Throws<FormatException>(() => ProposalStatement.Of(Case, proposal));
        });
    }

    [Theory]
    [InlineData("SEX", "F: 1\nfigure 2015")]
    [InlineData("SEX=F", "F")]
    [InlineData("", "F")]
    public void Of_DimensionOrCodeThatIsNone_CannotForgeAFigure(string dimension, string code)
    {
        var proposal = Sample();
        proposal.Figures[0].Dimensions[dimension] = code;
        Assert.Throws<FormatException>(() => ProposalStatement.Of(Case, proposal));
    }

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
        Assert.Equal(26, StatementText.Lines(ProposalStatement.Of(Case, proposal)));
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

    private static Proposal InFirstVersion(Proposal proposal)
    {
        proposal.Statement = ByteString.CopyFromUtf8("statsexchange agreed figure v1\nproposal: DNK-SWE.1.2\n");
        return proposal;
    }

    private static Proposal Whole()
    {
        var proposal = Sample();
        proposal.Figures.Insert(1, new ProposedFigure { TimePeriod = "2014", Value = 0, Dimensions = { ["SEX"] = "F", ["AGE"] = "Y_LT15" } });
        (proposal.Figures[2].Lower, proposal.Figures[2].Upper) = (3500, 3700);
        (proposal.Method, proposal.StayFactors, proposal.TargetStayMonths, proposal.Reconciliation) = ("measurement 1.0", "IMEM 1", 12, "NORDIC-job-3");
        (proposal.Answers, proposal.JointNote, proposal.Outcome) = ("DNK-SWE.1.1", "Both counted twice.", Outcome.AgreedFigure);
        proposal.Parameters.Add("variance", "high=0.01");
        proposal.Parameters.Add("level", "0.95");
        proposal.OriginSheets.Add(new SheetVersion { Id = "FLOW/EMI.RES..REG./2010/2017", Version = 2 });
        proposal.DestinationSheets.Add(new SheetVersion { Id = "FLOW/IMM.RES..REG.//", Version = 1 });
        return proposal;
    }

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
