// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>A submission that is taken back is gone from now on, and readable as of then.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task Withdraw_TheLatest_PutsBackWhatWasBeforeAndLeavesThePast()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 1), Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 3), Figures.Flow("IMM", "FIN", "2015", 4), Figures.Flow("IMM", "DNK", "2016", 5));
        var then = await AllAsync(exchange, 2);

        var answer = await exchange.WithdrawAsync("SWE", 2, "wrong file");

        Assert.Equal((3L, 3L, "wrong file", "SWE/system"), (answer.Revision, answer.Withdrawal.Seq, answer.Withdrawal.Reason, answer.Withdrawal.WithdrawnBy));
        Assert.Equal(await AllAsync(exchange, 1), await AllAsync(exchange, null));
        Assert.Equal(then, await AllAsync(exchange, 2));
        await exchange.RestartAsync();
        Assert.Equal(await AllAsync(exchange, 1), await AllAsync(exchange, 3));
        Assert.Equal(then, await AllAsync(exchange, 2));
    }

    [Fact]
    public async Task Withdraw_TheOnly_LeavesNothingAndTheSameContentCanBeSentAgain()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sent = new[] { Figures.Flow("IMM", "DNK", "2015", 2) };
        var first = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", "a"), sent);
        await exchange.WithdrawAsync("SWE", 1);
        Assert.Empty(await exchange.CellsAsync("SWE", "2015"));

        var again = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", "a"), sent);
        var anew = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", "b"), sent);

        Assert.Equal(first.Receipt.ToByteArray(), again.Receipt.ToByteArray());
        Assert.Equal(3, anew.Receipt.Seq);
        Assert.Equal((2, 3L), ((int)Assert.Single(await exchange.CellsAsync("SWE", "2015")).Value!, Assert.Single(await exchange.CellsAsync("SWE", "2015")).SetAt));
        Assert.Equal(1, Assert.Single(await exchange.CellsAsync("SWE", "2015", asOf: 1)).SetAt);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(2.0)]
    public async Task Withdraw_WhereALaterOneSpokeOfTheSlice_IsRefusedAndNamesIt(double later)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2016", 9));

        // The same figure again changes nothing and confirms it: it must not vanish under the one who confirmed it.
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", later));
        var refused = await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.WithdrawAsync("SWE", 1));
        Assert.Contains("Submission 3 ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await exchange.EntriesAsync(StreamName.Country("SWE"))).Count);

        await exchange.WithdrawAsync("SWE", 3);
        await exchange.WithdrawAsync("SWE", 1);
        Assert.Empty(await exchange.CellsAsync("SWE", "2015"));
        Assert.Equal(9, Assert.Single(await exchange.CellsAsync("SWE", "2016")).Value);
    }

    [Fact]
    public async Task Withdraw_TwiceOrWhatIsNoSubmission_IsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.EmbargoAsync("SWE", null);
        await Refusals.Expect(ErrorReason.NotFound, () => exchange.WithdrawAsync("SWE", 2));
        await Refusals.Expect(ErrorReason.NotFound, () => exchange.WithdrawAsync("SWE", 77));
        await Refusals.ExpectField("reason", () => exchange.WithdrawAsync("SWE", 1, " "));
        await Refusals.ExpectField("reason", () => exchange.WithdrawAsync("SWE", 1, new string('x', 1_025)));
        await exchange.WithdrawAsync("SWE", 1);
        await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.WithdrawAsync("SWE", 1));
        await Refusals.Expect(ErrorReason.NotFound, () => exchange.WithdrawAsync("SWE", 3));
    }

    [Fact]
    public async Task Withdraw_SameRequestAgain_IsOneEntryAndTheSameAnswer()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        var request = new WithdrawSubmissionRequest { RequestId = "w", RefArea = "SWE", Seq = 1, Reason = "why", ExpectedRevision = 1 };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => exchange.WithdrawAsync(TestCallers.Signatory("SWE"), request))));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(2, (await exchange.EntriesAsync(StreamName.Country("SWE"))).Count);
        var other = request.Clone();
        other.Reason = "another";
        await Refusals.Expect(ErrorReason.RequestIdReused, () => exchange.WithdrawAsync(TestCallers.Signatory("SWE"), other));
    }

    [Fact]
    public async Task ExpectedRevision_FromBeforeAWithdrawal_IsNoLongerThatOfTheFigures()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2016", 2));
        await exchange.WithdrawAsync("SWE", 2);
        var header = Figures.Header("SWE", "late");
        header.ExpectedRevision = 2;
        await Refusals.Expect(ErrorReason.RevisionMismatch, () => exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "DNK", "2016", 5)]));
        var request = new WithdrawSubmissionRequest { RequestId = "w", RefArea = "SWE", Seq = 1, Reason = "why", ExpectedRevision = 2 };
        await Refusals.Expect(ErrorReason.RevisionMismatch, () => exchange.WithdrawAsync(TestCallers.Submitter("SWE"), request));
    }

    [Fact]
    public async Task Withdraw_ByAProvider_OnlyWhatItSentItself()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.SubmitAsync(TestCallers.Provider("SWE"), Figures.Header("SWE", "p"), [Figures.Flow("IMM", "DNK", "2016", 2)]);
        await Refusals.Expect(ErrorReason.NotFound, () => exchange.WithdrawAsync(TestCallers.Provider("SWE"), Request(1)));
        await Refusals.Expect(ErrorReason.NotFound, () => exchange.WithdrawAsync(TestCallers.Provider("SWE", "agency"), Request(2)));
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.WithdrawAsync(TestCallers.Analyst("SWE"), Request(2)));
        await Refusals.Expect(ErrorReason.NotYours, () => exchange.WithdrawAsync(TestCallers.Submitter("DNK"), Request(2)));
        Assert.Equal(3, (await exchange.WithdrawAsync(TestCallers.Provider("SWE"), Request(2))).Revision);

        static WithdrawSubmissionRequest Request(long seq) => new() { RequestId = Offices.NextRequest(), RefArea = "SWE", Seq = seq, Reason = "why" };
    }

    [Fact]
    public async Task List_WithdrawnSubmissions_ShowThatTheyAre()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2016", 2));
        var withdrawal = (await exchange.WithdrawAsync("SWE", 2, "wrong year")).Withdrawal;

        var vintages = (await exchange.VintagesAsync("SWE")).Vintages;
        Assert.Equal([2, 1], vintages.Select(vintage => vintage.Seq));
        Assert.Equal([withdrawal, null], vintages.Select(vintage => vintage.Withdrawal));
        var country = exchange.Grains.GetGrain<ICountryGrain>("SWE");
        var listed = await TestExchange.As(TestCallers.Analyst("SWE"), () => country.ListSubmissionsAsync(new ListSubmissionsRequest { RefArea = "SWE" }.ToProto()));
        Assert.Equal([withdrawal, null], listed.Read().Submissions.Select(submission => submission.Withdrawal));
        var got = await TestExchange.As(TestCallers.Analyst("SWE"), () => country.GetSubmissionAsync(new GetSubmissionRequest { RefArea = "SWE", Seq = 2 }.ToProto()));
        Assert.Equal(withdrawal, got.Read().Submission.Withdrawal);
    }

    [Fact]
    public async Task Withdraw_ThenTakenUpFromASavedState_IsStillWithdrawn()
    {
        await using var exchange = await TestExchange.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", i));
        }

        await exchange.WithdrawAsync("SWE", 10);
        await exchange.WithdrawAsync("SWE", 9);
        var listed = await exchange.VintagesAsync("SWE");
        await exchange.RestartAsync();

        Assert.Equal(12, (await exchange.Journal.LoadStateAsync(StreamName.Country("SWE"), CancellationToken.None))?.Seq);
        Assert.Equal(listed, await exchange.VintagesAsync("SWE"));
        await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.WithdrawAsync("SWE", 9));
        Assert.Equal(7, Assert.Single(await exchange.CellsAsync("SWE", "2015")).Value);
        await exchange.WithdrawAsync("SWE", 8);
        Assert.Equal(6, Assert.Single(await exchange.CellsAsync("SWE", "2015")).Value);
    }

    [Fact]
    public async Task Withdraw_WhileOthersConfirmTheFigure_NeverLeavesAConfirmedFigureOut()
    {
        await using var one = await TestExchange.StartAsync();
        await using var other = await one.StartAnotherAsync();
        for (var round = 0; round < 12; round++)
        {
            var country = new[] { "SWE", "DNK", "NOR", "FIN" }[round % 4];
            var period = $"{2000 + round}";
            var first = await one.SubmitAsync(country, Figures.Flow("IMM", "ISL", period, 7));
            var confirming = Task.Run(() => other.SubmitAsync(country, Figures.Flow("IMM", "ISL", period, 7)));
            var withdrawn = await Task.Run(async () =>
            {
                try
                {
                    await one.WithdrawAsync(country, first.Revision);
                    return true;
                }
                catch (RefusedException refused) when (refused.Reason == ErrorReason.StateNotFit)
                {
                    return false;
                }
            });
            var confirmed = await confirming;

            // Whichever came first: a figure sent again stands.
            var cell = Assert.Single(await one.CellsAsync(country, period));
            Assert.Equal((7, withdrawn ? confirmed.Revision : first.Revision), (cell.Value, cell.SetAt));
        }
    }

    private static async Task<List<Cell>> AllAsync(TestExchange exchange, long? asOf)
    {
        var cells = new List<Cell>();
        foreach (var period in new[] { "2014", "2015", "2016" })
        {
            cells.AddRange(await exchange.CellsAsync("SWE", period, asOf));
        }

        return cells;
    }
}
