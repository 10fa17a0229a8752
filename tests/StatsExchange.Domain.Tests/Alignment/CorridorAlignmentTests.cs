// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Domain.Tests.Alignment.Ends;

namespace StatsExchange.Domain.Tests.Alignment;

public sealed class CorridorAlignmentTests
{
    [Fact]
    public void Compare_FinerAges_AreAddedUpToTheCoarser()
    {
        var aligned = new Ends()
            .Origin("AGE=Y0T4", 1).Origin("AGE=Y5T9", 0).Origin("AGE=Y10T14", 4).Origin("AGE=Y15T64", 50).Origin("AGE=Y65T74", 6).Origin("AGE=Y_GE75", 2)
            .Destination("AGE=Y_LT15", 7).Destination("AGE=Y15T64", 60).Destination("AGE=Y_GE65", 9)
            .Align();

        Assert.Equal(["Y15T64: 50 60", "Y_GE65: 8* 9", "Y_LT15: 5* 7"], Texts(aligned));
        Assert.Empty(aligned.NotAligned);
    }

    [Fact]
    public void Compare_AgesThatOverlap_MeetInTheFinestAgesThatBothCanForm()
    {
        var aligned = new Ends()
            .Origin("AGE=Y0T9", 1).Origin("AGE=Y10T19", 2).Origin("AGE=Y_GE20", 3)
            .Destination("AGE=Y0T4", 4).Destination("AGE=Y5T14", 5).Destination("AGE=Y15T19", 6).Destination("AGE=Y20T39", 7).Destination("AGE=Y_GE40", 8)
            .Align();

        Assert.Equal(["Y0T19: 3* 15*", "Y_GE20: 3 15*"], Texts(aligned));
        Assert.Empty(aligned.NotAligned);
    }

    [Fact]
    public void Compare_OneClassUnderTwoCodes_IsComparedAndNoSum()
    {
        var aligned = new Ends().Origin("AGE=Y0T14", 5).Origin("AGE=Y_GE15", 6).Destination("AGE=Y_LT15", 7).Destination("AGE=Y_GE15", 8).Align();

        Assert.Equal(["Y0T14: 5 7", "Y_GE15: 6 8"], Texts(aligned));
    }

    [Fact]
    public void Compare_OccupationsOfDifferentDepth_AreAddedUpAlongTheHierarchy()
    {
        var aligned = new Ends()
            .Origin("OCCUPATION=OC01", 1).Origin("OCCUPATION=OC02", 2).Origin("OCCUPATION=OC0310", 4).Origin("OCCUPATION=OC21", 8)
            .Destination("OCCUPATION=OC0", 9).Destination("OCCUPATION=OC2", 10)
            .Align();

        Assert.Equal(["OC0: 7* 9", "OC2: Missing 10 FinerClassMissing", "OC21: 8 Missing NotBrokenDown"], Texts(aligned));
        Assert.Equal(["Origin OCCUPATION OC21 NotBrokenDown [OC2] 1", "Destination OCCUPATION OC2 FinerClassMissing [OC21] 1"], Texts(aligned.NotAligned));
    }

    [Fact]
    public void Compare_TheLabourForce_IsTheEmployedAndTheUnemployed()
    {
        var aligned = new Ends()
            .Origin("LABOUR_STATUS=LF", 10).Origin("LABOUR_STATUS=OLF", 4).Origin("LABOUR_STATUS=EMP", 7)
            .Destination("LABOUR_STATUS=EMP", 8).Destination("LABOUR_STATUS=UNE", 3).Destination("LABOUR_STATUS=OLF", 5)
            .Align();

        Assert.Equal(["EMP: 7 8", "LF: 10 11*", "OLF: 4 5"], Texts(aligned));
    }

    [Fact]
    public void Compare_ATotalThatOneSideLacks_IsDerivedFromAllClassesAndResidualsSent()
    {
        var ends = new Ends().Origin("SEX=F", 1).Origin("SEX=M", 2).Origin("SEX=_U", 4).Destination("", 9);

        Assert.Equal(["total: 7* 9"], Texts(ends.Align()));
        Assert.Equal(["total: 7* 9", "F: 1 3"], Texts(ends.Destination("SEX=F", 3).Align()).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Compare_ATotalWhoseUnknownClassStandsElsewhere_IsNotDerived()
    {
        var aligned = new Ends()
            .Origin("SEX=F AGE=Y_LT15", 1).Origin("SEX=F AGE=Y_GE15", 2).Origin("SEX=M AGE=Y_LT15", 4).Origin("SEX=M AGE=Y_GE15", 8).Origin("AGE=_U", 500)
            .Destination("SEX=F", 16);

        Assert.Contains("F: Missing 16 PartitionIncomplete", Texts(aligned.Align()));
        Assert.Equal(["total: 515* 48*"], Texts(aligned.Destination("SEX=M", 32).Align()));
    }

    [Fact]
    public void Compare_PartsThatStandInDifferentClasses_MeetInTheTotalOfBoth()
    {
        var aligned = new Ends()
            .Origin("SEX=M AGE=Y_LT5", 1).Origin("SEX=M AGE=Y5T9", 2).Origin("SEX=M AGE=Y_GE10", 4).Origin("SEX=F AGE=Y_LT10", 8).Origin("SEX=F AGE=Y_GE10", 16)
            .Destination("", 40);

        Assert.Contains("total: 31* 40", Texts(aligned.Align()));
    }

    [Fact]
    public void Compare_ATotalWithoutAllClasses_IsNotDerived()
    {
        var aligned = new Ends().Origin("SEX=F", 1).Destination("", 9).Align();

        Assert.Equal(["F: 1 Missing NotBrokenDown", "total: Missing 9 PartitionIncomplete"], Texts(aligned));
        Assert.Equal(["Origin SEX F NotBrokenDown [] 1", "Destination SEX _T PartitionIncomplete [F] 1"], Texts(aligned.NotAligned));
    }

    [Fact]
    public void Compare_ATotalThatBothSent_IsWhatTheySent()
    {
        var aligned = new Ends().Origin("SEX=F", 1).Origin("SEX=M", 2).Origin("", 30).Destination("", 9).Align();

        Assert.Equal(["F: 1 Missing NotBrokenDown", "M: 2 Missing NotBrokenDown", "total: 30 9"], Texts(aligned));
    }

    [Theory]
    [InlineData("AGE=Y5T14", "Missing", "PartMissing")]
    [InlineData("AGE=Y5T14 OBS_STATUS=Q", "Suppressed", "PartSuppressed")]
    [InlineData("AGE=Y5T14 CONF_STATUS=C", "Suppressed", "PartSuppressed")]
    public void Compare_APartWithoutValue_LeavesTheSumWithoutOne(string part, string status, string obstacle)
    {
        var aligned = new Ends().Origin("AGE=Y0T4", 1).Origin(part, null).Destination("AGE=Y_LT15", 7).Align();

        Assert.Equal(["Y0T4: 1 Missing NotBrokenDown", $"Y5T14: {status} Missing NotBrokenDown", $"Y_LT15: {status}* 7 {obstacle}"], Texts(aligned));
        Assert.Contains($"Destination AGE Y_LT15 {obstacle} [Y0T4 Y5T14] 1", Texts(aligned.NotAligned));
    }

    [Fact]
    public void Compare_APartThatIsAmbiguous_LeavesTheSumAmbiguous()
    {
        var aligned = new Ends()
            .Origin("AGE=Y0T4", 1).Origin("AGE=Y5T14 MIN_STAY=9", 2).Origin("AGE=Y5T14 MIN_STAY=15", 3).Destination("AGE=Y_LT15", 7).Align();

        Assert.Contains("Y_LT15: Ambiguous* 7 PartAmbiguous", Texts(aligned));
    }

    [Theory]
    [InlineData('K')]
    [InlineData('W')]
    public void Compare_APartIncludedElsewhereOrIncludingAnother_IsNoPart(char status)
    {
        var aligned = new Ends().Origin("AGE=Y0T4", 1).Origin($"AGE=Y5T14 OBS_STATUS={status}", 2).Destination("AGE=Y_LT15", 7).Align();

        Assert.Equal(["Y0T4: 1 Missing NotBrokenDown", "Y_LT15: Missing 7 FinerClassMissing"], Texts(aligned));
    }

    [Fact]
    public void Compare_ASumWithAndOneWithoutAGap_TakesTheOneWithout()
    {
        var aligned = new Ends()
            .Origin("AGE=Y0T4", 1).Origin("AGE=Y5T14", null).Origin("AGE=Y5T9", 2).Origin("AGE=Y10T14", 4).Destination("AGE=Y_LT15", 7).Align();

        Assert.Equal("Y_LT15: 7* 7", Texts(aligned)[^1]);
    }

    [Fact]
    public void Compare_SexByAgeAgainstSex_AddsUpAgesOnly()
    {
        var aligned = new Ends()
            .Origin("SEX=F AGE=Y_LT15", 1).Origin("SEX=F AGE=Y_GE15", 2).Origin("SEX=M AGE=Y_LT15", 4).Origin("SEX=M AGE=Y_GE15", 8)
            .Destination("SEX=F", 16).Destination("SEX=M", 32)
            .Align();

        Assert.Equal(["F: 3* 16", "M: 12* 32"], Texts(aligned));
    }

    [Fact]
    public void Compare_CrossedAgainstMargins_MeetsInBothMargins()
    {
        var aligned = new Ends()
            .Origin("SEX=F AGE=Y0T9", 1).Origin("SEX=F AGE=Y_GE10", 2).Origin("SEX=M AGE=Y0T9", 4).Origin("SEX=M AGE=Y_GE10", 8)
            .Destination("SEX=F", 16).Destination("SEX=M", 32).Destination("AGE=Y_LT10", 64).Destination("AGE=Y_GE10", 128).Destination("", 256)
            .Align();

        Assert.Equal(["F: 3* 16", "M: 12* 32", "Y0T9: 5* 64", "Y_GE10: 10* 128", "total: 15* 256"], Texts(aligned));
    }

    [Fact]
    public void Compare_TotalsBesideDetail_AreNotCountedTwice()
    {
        var aligned = new Ends()
            .Origin("SEX=F AGE=Y_LT15", 1).Origin("SEX=F AGE=Y_GE15", 2).Origin("SEX=F", 3).Origin("SEX=M AGE=Y_LT15", 4).Origin("SEX=M AGE=Y_GE15", 8).Origin("SEX=M", 12)
            .Destination("AGE=Y_LT15", 5).Destination("AGE=Y_GE15", 10).Destination("", 15)
            .Align();

        Assert.Equal(["Y_GE15: 10* 10", "Y_LT15: 5* 5", "total: 15* 15"], Texts(aligned));
    }

    [Fact]
    public void Compare_Margins_AreNeverCrossed()
    {
        var aligned = new Ends()
            .Origin("SEX=F", 1).Origin("SEX=M", 2).Origin("AGE=Y_LT15", 1).Origin("AGE=Y_GE15", 2)
            .Destination("SEX=F AGE=Y_LT15", 4).Destination("SEX=M", 5)
            .Align();

        Assert.Contains("F Y_LT15: Missing 4 NotCrossed", Texts(aligned));
        Assert.Contains("M: 2 5", Texts(aligned));
    }

    [Fact]
    public void Compare_AlternativeCounts_AreNeverAddedUp()
    {
        var aligned = new Ends()
            .Origin("FLOW_CONCEPT=EV", 1).Origin("FLOW_CONCEPT=TR1", 2).Origin("UNIT_MEASURE=MV", 4).Destination("FLOW_CONCEPT=TR5", 8).Destination("", 16).Align();

        Assert.Equal(["MV: 4 Missing CountedOtherwise", "total: 1 16", "TR1: 2 Missing CountedOtherwise", "TR5: Missing 8 CountedOtherwise"], Texts(aligned));
    }

    [Fact]
    public void Compare_ClassesThatOverlapWithoutAnEndInCommon_AreListed()
    {
        var aligned = new Ends().Origin("AGE=Y0T9", 1).Destination("AGE=Y5T14", 2).Align();

        Assert.Equal(["Y0T9: 1 Missing ClassesOverlap", "Y5T14: Missing 2 ClassesOverlap"], Texts(aligned));
        Assert.Equal(["Origin AGE Y0T9 ClassesOverlap [Y5T14] 1", "Destination AGE Y5T14 ClassesOverlap [Y0T9] 1"], Texts(aligned.NotAligned));
    }

    [Fact]
    public void Compare_AResidualOfOneSide_HasNoPlace()
    {
        var aligned = new Ends().Origin("SEX=_U", 1).Origin("SEX=F", 2).Destination("SEX=F", 3).Align();

        Assert.Equal(["F: 2 3", "_U: 1 Missing NoPlace"], Texts(aligned));
    }

    [Fact]
    public void Compare_FilterOnAClass_NarrowsWhatWasAligned()
    {
        var ends = new Ends().Origin("AGE=Y0T4", 1).Origin("AGE=Y5T14", 2).Origin("AGE=Y15T64", 3).Destination("AGE=Y_LT15", 7).Destination("AGE=Y15T64", 8);

        Assert.Equal(["Y_LT15: 3* 7"], Texts(ends.Align("AGE=Y_LT15")));
        Assert.Empty(ends.Align("AGE=Y30").Cells);
    }

    [Fact]
    public void Compare_OneSideWithoutAnything_IsMissingThereWithoutAReason()
    {
        var aligned = new Ends().Origin("AGE=Y0T4", 1).Align();

        Assert.Equal(["Y0T4: 1 Missing"], Texts(aligned));
        Assert.Empty(aligned.NotAligned);
    }

    [Fact]
    public void Compare_CitizensWithoutTheirTotal_AreAddedUpWhereThePairHoldsTheTotal()
    {
        var ends = new Ends()
            .Origin("CITIZENS=NAT SEX=F", 1).Origin("CITIZENS=CTP SEX=F", 2).Origin("CITIZENS=STLS SEX=F", 0).Origin("CITIZENS=OTH SEX=F", 4)
            .Origin("CITIZENS=NAT SEX=M", 8).Origin("CITIZENS=CTP SEX=M", 16)
            .Destination("SEX=F", 32).Destination("SEX=M", 64).Destination("CITIZENS=NAT SEX=F", 128);

        Assert.Equal(["F: 7* 32", "M: Missing 64 PartitionIncomplete"], Texts(ends.Align()));
        Assert.Equal(["F: 7* 32"], Texts(ends.Align("SEX=F")));
        Assert.Null(ends.Align().Cells[0].Key["CITIZENS"]);
    }

    [Fact]
    public void Compare_CitizensOfBothWithoutTotals_AreNotPutSideBySide()
    {
        var aligned = new Ends().Origin("CITIZENS=NAT", 1).Destination("CITIZENS=NAT", 2).Align();

        Assert.Empty(aligned.Cells);
    }
}
