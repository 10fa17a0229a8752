// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Agreements;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Agreements;

public sealed class AgreementStatementTests
{
    [Fact]
    public void Of_WholeTerms_StatesEachOfThem() => Assert.Equal(
        """
        statsexchange agreement v1
        agreement: SWE-DNK-12
        grantor: SWE
        grantee: DNK
        structures: FLOW STOCK
        period_from: 2010
        period_to: 2020-Q4
        uses: COMPARE ESTIMATE ADOPT PUBLISH_AGREED PUBLISH_ORIGINAL FORWARD_TO_REGION
        includes_confidential: yes
        legal_basis: Förordning (EG) nr 862/2007
        undertaking_digest: 0707070707070707070707070707070707070707070707070707070707070707
        valid_from: 2026-01-31T09:00:00.000000Z
        valid_to: 2027-01-31T09:00:00.000000Z

        """,
        StatementText.Read(AgreementStatement.Of("SWE-DNK-12", Whole())));

    [Fact]
    public void Of_TermsWithoutLimits_StatesThatThereAreNone() => Assert.Equal(
        """
        statsexchange agreement v1
        agreement: SWE-EUROPE27-3
        grantor: SWE
        grantee: EUROPE27
        structures: FLOW
        period_from: -
        period_to: -
        uses: FORWARD_TO_REGION
        includes_confidential: no
        legal_basis: -
        undertaking_digest: -
        valid_from: -
        valid_to: -

        """.Replace(": -", ": ", StringComparison.Ordinal),
        StatementText.Read(AgreementStatement.Of(
            "SWE-EUROPE27-3", new AgreementTerms { Grantor = "SWE", Grantee = "EUROPE27", Structures = { "FLOW" }, Uses = { Use.ForwardToRegion } })));

    [Fact]
    public void Of_TermsOfTheSecondForm_StatesThemBehindThoseOfTheFirst()
    {
        var terms = Whole();
        (terms.Depth, terms.PreRelease, terms.RetentionMonths) = (new Depth { Dimensions = { "SEX", "AGE" } }, true, 24);

        Assert.Equal(
            StatementText.Read(AgreementStatement.Of("SWE-DNK-12", Whole())).Replace(" v1", " v2", StringComparison.Ordinal) + """
            depth: totals SEX AGE
            pre_release: yes
            retention_months: 24

            """,
            StatementText.Read(AgreementStatement.Of("SWE-DNK-12", terms)));
    }

    [Theory]
    [InlineData(true, false, null, "depth: totals|pre_release: no|retention_months: ")]
    [InlineData(false, true, null, "depth: all|pre_release: yes|retention_months: ")]
    [InlineData(false, false, 0, "depth: all|pre_release: no|retention_months: 0")]
    public void Of_OneTermOfTheSecondForm_StatesAllThree(bool totalsOnly, bool preRelease, int? retention, string lines)
    {
        var terms = Whole();
        (terms.Depth, terms.PreRelease) = (totalsOnly ? new Depth() : null, preRelease);
        if (retention is { } months)
        {
            terms.RetentionMonths = months;
        }

        Assert.Equal(lines.Split('|'), StatementText.Read(AgreementStatement.Of("SWE-DNK-12", terms)).TrimEnd('\n').Split('\n')[^3..]);
    }

    [Theory]
    [InlineData("a law\nincludes_confidential: yes", "legal_basis: a law\\nincludes_confidential: yes")]
    [InlineData("a law\\nof 2007", "legal_basis: a law\\\\nof 2007")]
    [InlineData("a law\u202eseY", "legal_basis: a law\\u202eseY")]
    [InlineData("a\u0000\u001b[2Jlaw", "legal_basis: a\\u0000\\u001b[2Jlaw")]
    [InlineData("a\u2028law\u2066", "legal_basis: a\\u2028law\\u2066")]
    public void Of_ValueThatWouldMislead_ShowsWhatIsInIt(string legalBasis, string line)
    {
        var terms = Whole();
        terms.LegalBasis = legalBasis;
        var statement = AgreementStatement.Of("SWE-DNK-12", terms);
        Assert.Contains(line, StatementText.Read(statement).Split('\n'));
        Assert.Equal(13, StatementText.Lines(statement));
    }

    [Fact]
    public void Of_UseThatIsNotKnown_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementStatement.Of("SWE-DNK-12", new AgreementTerms { Uses = { (Use)99 } }));

    [Fact]
    public void Of_TimeFinerThanMicroseconds_IsStatedInFull()
    {
        var terms = Whole();
        terms.ValidTo = new Timestamp { Seconds = 1_769_850_000, Nanos = 1 };
        Assert.Contains("valid_to: 2026-01-31T09:00:00.000000001Z", StatementText.Read(AgreementStatement.Of("SWE-DNK-12", terms)).Split('\n'));
    }

    private static AgreementTerms Whole() => new()
    {
        Grantor = "SWE",
        Grantee = "DNK",
        Structures = { "FLOW", "STOCK" },
        PeriodFrom = "2010",
        PeriodTo = "2020-Q4",
        Uses = { Use.Compare, Use.Estimate, Use.Adopt, Use.PublishAgreed, Use.PublishOriginal, Use.ForwardToRegion },
        IncludesConfidential = true,
        LegalBasis = "Förordning (EG) nr 862/2007",
        UndertakingDigest = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]),
        ValidFrom = new Timestamp { Seconds = 1_769_850_000 },
        ValidTo = new Timestamp { Seconds = 1_801_386_000 },
    };
}
