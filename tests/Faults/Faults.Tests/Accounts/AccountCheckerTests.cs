// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Accounts;
using StatsExchange.Faults.Checking.Histories;
using static StatsExchange.Faults.Tests.WrittenHistory;

namespace StatsExchange.Faults.Tests.Accounts;

public sealed class AccountCheckerTests
{
    [Fact]
    public void Check_AcknowledgedOnceAndThereOnce_FindsNothing() => Finds([], new WrittenHistory().Submit("a", 0, 10, At(1)), Stored("a", 1));

    [Fact]
    public void Check_UnknownThereOrNot_FindsNothing()
    {
        Finds([], new WrittenHistory().Submit("a", 0, 10, answer: null), Stored("a", 1));
        Finds([], new WrittenHistory().Submit("a", 0, 10, answer: null));
    }

    [Fact]
    public void Check_AcknowledgedAndGone_IsLost() => Finds([Fault.Lost], new WrittenHistory().Submit("a", 0, 10, At(1)));

    [Fact]
    public void Check_ShownAndGone_IsLost() => Finds([Fault.Lost], new WrittenHistory().Submit("a", 0, 10, answer: null).Find("a", At(1)));

    [Fact]
    public void Check_UnknownThereTwice_IsDuplicated() =>
        Finds([Fault.Duplicated], new WrittenHistory().Submit("a", 0, 10, answer: null), Stored("a", 1), Stored("a", 2));

    [Fact]
    public void Check_OtherDigestThanTheReceipts_IsAltered() =>
        Finds([Fault.Altered], new WrittenHistory().Submit("a", 0, 10, At(1)), Stored("a", 1) with { Content = "c9" });

    [Fact]
    public void Check_TwoReceiptsForOneSubmission_IsAltered() => Finds(
        [Fault.Altered], new WrittenHistory().Submit("a", 0, 10, At(1)).Submit("a", 0, 10, At(1) with { Receipt = "r9" }), Stored("a", 1));

    [Fact]
    public void Check_NobodySentIt_IsAPhantom() => Finds([Fault.Phantom], new WrittenHistory(), Stored("a", 1));

    [Fact]
    public void Check_RefusedAndThere_IsAPhantom() => Finds(
        [Fault.Phantom], new WrittenHistory().Submit("a", 0, 10, new Answer.Refused(Reasons.ValidationFailed)), Stored("a", 1));

    private static void Finds(Fault[] expected, WrittenHistory history, params StoredSubmission[] journal) =>
        Assert.Equal(expected, AccountChecker.Check(history.Operations, journal).Select(found => found.Fault));

    private static StoredSubmission Stored(string requestId, long seq) => new(seq, requestId, $"c{seq}", $"h{seq}", $"r{seq}");
}
