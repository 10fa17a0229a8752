// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Checking.Linearizability;
using static StatsExchange.Faults.Tests.WrittenHistory;

namespace StatsExchange.Faults.Tests.Linearizability;

public sealed class LinearizabilityCheckerTests
{
    [Fact]
    public void Check_OneAfterTheOther_IsLinearizable() => Is(
        Verdict.Linearizable,
        new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("b", 1, 20, At(2)).Read(Showing(2, (0, 10), (1, 20))).Find("a", At(1) with { Revision = 2 }));

    [Fact]
    public void Check_OverlappingWritesInEitherOrder_AreLinearizable() => Is(
        Verdict.Linearizable,
        new WrittenHistory().Submit("a", 0, 10, At(2), lasting: 2).Submit("b", 0, 20, At(1), lasting: 2).Read(Showing(2, (0, 10))));

    [Fact]
    public void Check_AcknowledgedWriteIsGone_IsALostUpdate() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("b", 1, 20, At(2)).Read(Showing(2, (1, 20))));

    [Fact]
    public void Check_TwoWritesWithTheSameSeq_AreNoOrder() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1), lasting: 2).Submit("b", 1, 20, At(1), lasting: 2));

    [Fact]
    public void Check_ReadOfTheStateBeforeAnAcknowledgedWrite_IsStale() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("b", 0, 20, At(2)).Read(Showing(1, (0, 10))));

    [Fact]
    public void Check_ReadBelowItsMinRevision_IsViolated() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1), lasting: 3).Read(Showing(0), minRevision: 1));

    [Fact]
    public void Check_ReadsThatSeeTwoWritesInOppositeOrders_AreViolated() => Is(
        Verdict.Violated,
        new WrittenHistory().Submit("a", 0, 10, At(1), lasting: 4).Submit("b", 1, 20, At(2), lasting: 3).Read(Showing(1, (1, 20))).Read(Showing(2, (0, 10), (1, 20))));

    [Fact]
    public void Check_SequentialWritesNumberedInReverse_AreReordered() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(2)).Submit("b", 1, 20, At(1)));

    [Fact]
    public void Check_RetryWithAnotherSeq_IsADuplicate() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("a", 0, 10, At(2)));

    [Fact]
    public void Check_RetryWithTheSameSeq_IsLinearizable() => Is(
        Verdict.Linearizable,
        new WrittenHistory().Submit("a", 0, 10, answer: null).Submit("b", 1, 20, At(2)).Submit("a", 0, 10, At(1)).Read(Showing(2, (0, 10), (1, 20))));

    [Fact]
    public void Check_UnknownWriteThatHappenedLater_IsLinearizable() => Is(
        Verdict.Linearizable,
        new WrittenHistory().Submit("a", 0, 10, answer: null).Read(Showing(0)).Submit("b", 1, 20, At(1)).Read(Showing(2, (0, 10), (1, 20))));

    [Fact]
    public void Check_UnknownWriteThatNeverHappened_IsLinearizable() => Is(
        Verdict.Linearizable, new WrittenHistory().Submit("a", 0, 10, answer: null).Submit("b", 1, 20, At(1)).Read(Showing(1, (1, 20))));

    [Fact]
    public void Check_UnknownWriteSeenAndThenGone_IsViolated() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, answer: null).Read(Showing(1, (0, 10))).Read(Showing(0)));

    [Fact]
    public void Check_SubmissionFoundAndThenAbsent_IsViolated() => Is(
        Verdict.Violated,
        new WrittenHistory().Submit("a", 0, 10, answer: null).Find("a", At(1)).Find("a", new Answer.Absent()));

    [Fact]
    public void Check_SecondDecisionOnOneRevision_IsViolated() => Is(
        Verdict.Violated,
        new WrittenHistory().Submit("a", 0, 10, At(1), expected: 0, lasting: 2).Submit("b", 0, 20, At(2), expected: 0, lasting: 2));

    [Fact]
    public void Check_MismatchOfTheRevisionThatHeldThroughout_IsViolated() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("b", 0, 20, new Answer.Refused(Reasons.RevisionMismatch), expected: 1));

    [Fact]
    public void Check_OtherContentAcceptedUnderAUsedId_IsViolated() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("a", 0, 11, At(1)));

    [Fact]
    public void Check_OtherContentRefusedThoughTheIdWasNeverUsed_IsViolated() => Is(
        Verdict.Violated, new WrittenHistory().Submit("a", 0, 10, new Answer.Refused(Reasons.RequestIdReused)));

    [Fact]
    public void Check_MoreThanTheBudget_IsUndecided()
    {
        var history = new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("b", 1, 20, At(2)).Submit("c", 2, 30, At(3));

        Assert.Equal(Verdict.Undecided, new LinearizabilityChecker(budget: 1).Check(history.Operations));
    }

    private static void Is(Verdict expected, WrittenHistory history) => Assert.Equal(expected, new LinearizabilityChecker().Check(history.Operations));
}
