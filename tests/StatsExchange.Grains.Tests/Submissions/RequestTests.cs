// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>One request is one entry and one answer; a refused one leaves nothing.</summary>
public sealed class RequestTests
{
    private static readonly StreamName Sweden = StreamName.Country("SWE");

    [Fact]
    public async Task Submit_SameRequestAHundredTimesInParallel_OneEntryAndTheSameBytesAlsoAfterARestart()
    {
        await using var exchange = await TestExchange.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => SubmitAsync(exchange, "again", 10))));

        await exchange.RestartAsync();
        var later = await SubmitAsync(exchange, "again", 10);
        Assert.Single(answers.Append(later).Select(answer => answer.ToByteString()).Distinct());
        Assert.Single(await exchange.EntriesAsync(Sweden));
    }

    [Fact]
    public async Task Submit_SameRequestOnTwoHosts_OneEntryAndTheSameBytes()
    {
        await using var one = await TestExchange.StartAsync();
        await using var other = await one.StartAnotherAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => SubmitAsync(i % 2 == 0 ? one : other, "again", 10))));

        Assert.Single(answers.Select(answer => answer.ToByteString()).Distinct());
        Assert.Single(await one.EntriesAsync(Sweden));
    }

    [Fact]
    public async Task Submit_SameIdForOtherContent_IsRefusedAndNothingWritten()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "once", 10);
        await exchange.ExpectNothingWrittenAsync(() => Refusals.Expect(ErrorReason.RequestIdReused, () => SubmitAsync(exchange, "once", 11)));
    }

    [Fact]
    public async Task Submit_SameIdOfAnotherSender_IsAnotherRequest()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "once", 10);
        var other = await exchange.SubmitAsync(TestCallers.Provider("SWE"), Figures.Header("SWE", "once"), [Figures.Flow("IMM", "DNK", "2015", 11)]);
        Assert.Equal(2, other.Receipt.Seq);
    }

    [Fact]
    public async Task Submit_Refused_LeavesNothingAndDoesNotUseUpItsId()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "first", 10);
        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            var refused = await Refusals.Expect(ErrorReason.ValidationFailed, () => SubmitAsync(exchange, "second", -123.25));
            Assert.DoesNotContain(refused.Violations, violation => violation.Description.Contains("123", StringComparison.Ordinal));
        });
        Assert.Equal([10.0], (await exchange.CellsAsync("SWE", "2015")).Select(cell => cell.Value));
        Assert.Equal(2, (await SubmitAsync(exchange, "second", 12)).Receipt.Seq);
    }

    [Theory]
    [InlineData(SubmissionMode.Merge)]
    [InlineData(SubmissionMode.Replace)]
    public async Task Submit_RetryAfterARuleOnTheFileWasMadeStricter_IsGivenTheStoredAnswer(SubmissionMode mode)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        Task<SubmitResponse> Send(string id, double value) =>
            exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", id, mode), [Figures.Flow("IMM", "DNK", "2015", value)]);
        var recorded = await Send("once", 10.5);
        Assert.Contains(recorded.Report.Findings, finding => finding is { Rule: "FRACTION_IN_COUNT", Level: 1 });
        var stricter = new SetRuleSeverityRequest { RequestId = "rule", RefArea = "SWE", Rule = "FRACTION_IN_COUNT", Severity = Severity.Error, Reason = "agreed" };
        await TestExchange.As(TestCallers.Analyst("SWE"), () => exchange.Grains.GetGrain<ICountryGrain>("SWE").SetRuleSeverityAsync(stricter.ToProto()));

        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            Assert.Equal(recorded.ToByteString(), (await Send("once", 10.5)).ToByteString());
            await Refusals.Expect(ErrorReason.ValidationFailed, () => Send("twice", 10.5));
            await Refusals.Expect(ErrorReason.RequestIdReused, () => Send("once", 11.5));
        });
    }

    [Fact]
    public async Task Submit_ValidateOnly_ReportsAndStoresNothing()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "first", 10);
        var header = Figures.Header("SWE", "");
        header.ValidateOnly = true;
        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            var sound = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "DNK", "2015", 11)]);
            Assert.Null(sound.Receipt);
            Assert.Equal((1, 0), (sound.Revision, sound.Report.Errors));
            var unsound = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "XXX", "2015", -1)]);
            Assert.Equal(2, unsound.Report.Errors);
        });
    }

    [Fact]
    public async Task Submit_ExpectedRevision_HasToBeThatOfNow()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "first", 10);
        var header = Figures.Header("SWE", "second");
        header.ExpectedRevision = 0;
        await exchange.ExpectNothingWrittenAsync(() => Refusals.Expect(
            ErrorReason.RevisionMismatch, () => exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "DNK", "2015", 11)])));

        header.ExpectedRevision = 1;
        var recorded = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "DNK", "2015", 11)]);
        var repeated = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("IMM", "DNK", "2015", 11)]);
        Assert.Equal(2, recorded.Revision);
        Assert.Equal(recorded.ToByteString(), repeated.ToByteString());
    }

    [Fact]
    public async Task Submit_Receipt_IsSignedByTheEvidenceKeyAndNamesTheEntry()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, "first", 10);
        var receipt = (await SubmitAsync(exchange, "second", 11)).Receipt;

        var entries = await exchange.EntriesAsync(Sweden);
        Assert.True(exchange.EvidenceKey.Public.Verify(ReceiptStatement.Of(receipt), receipt.Signature.Span));
        Assert.Equal(exchange.EvidenceKey.KeyId, receipt.KeyId);
        Assert.Equal(entries[1].Hash.ToArray(), receipt.Hash.ToByteArray());
        Assert.Equal(entries[0].Hash.ToArray(), receipt.PreviousHash.ToByteArray());
        Assert.Equal(("country/SWE", 2, 16), (receipt.Stream, receipt.Seq, receipt.Salt.Length));

        receipt.Seq++;
        Assert.False(exchange.EvidenceKey.Public.Verify(ReceiptStatement.Of(receipt), receipt.Signature.Span));
    }

    [Fact]
    public async Task GetSubmission_ByIdOrSeq_GivesTheReceiptAsItWas_AProviderOnlyItsOwn()
    {
        await using var exchange = await TestExchange.StartAsync();
        var receipt = (await SubmitAsync(exchange, "first", 10)).Receipt;
        var country = exchange.Grains.GetGrain<ICountryGrain>("SWE");
        var byId = new GetSubmissionRequest { RefArea = "SWE", RequestId = "first" }.ToProto();
        var bySeq = new GetSubmissionRequest { RefArea = "SWE", Seq = 1 }.ToProto();

        Assert.Equal(receipt, (await TestExchange.As(TestCallers.Submitter("SWE"), () => country.GetSubmissionAsync(byId))).Read().Submission.Receipt);
        Assert.Equal(receipt, (await TestExchange.As(TestCallers.Analyst("SWE"), () => country.GetSubmissionAsync(bySeq))).Read().Submission.Receipt);
        await Refusals.Expect(ErrorReason.NotFound, () => TestExchange.As(TestCallers.Provider("SWE"), () => country.GetSubmissionAsync(bySeq)));
        await Refusals.Expect(ErrorReason.NotYours, () => TestExchange.As(TestCallers.Analyst("DNK"), () => country.GetSubmissionAsync(bySeq)));
    }

    [Fact]
    public async Task Submit_ForAnotherCountry_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.ExpectNothingWrittenAsync(() => Refusals.Expect(
            ErrorReason.NotYours, () => exchange.SubmitAsync(TestCallers.Submitter("DNK"), Figures.Header("SWE", "x"), [Figures.Flow("IMM", "DNK", "2015", 1)])));
    }

    private static Task<SubmitResponse> SubmitAsync(TestExchange exchange, string requestId, double value) =>
        exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", requestId), [Figures.Flow("IMM", "DNK", "2015", value)]);

    [Fact]
    public async Task Submit_ExpectedRevisionBeforeAnAgreement_IsAccepted()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2015", 1));
        await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        var header = Figures.Header("SWE", "second");
        header.ExpectedRevision = first.Revision;

        var second = await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("EMI", "DNK", "2015", 2)]);

        Assert.Equal(first.Revision + 2, second.Revision);
        header.RequestId = "third";
        await Refusals.Expect(ErrorReason.RevisionMismatch, () => exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, [Figures.Flow("EMI", "DNK", "2015", 3)]));
    }
}
