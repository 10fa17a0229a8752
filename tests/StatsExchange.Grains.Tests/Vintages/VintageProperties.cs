// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.Collections;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>Any row of submissions, withdrawals and embargoes against dictionaries: every state as of every seq, every comparison, every withheld cell.</summary>
public sealed class VintageProperties
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AnySequence_AgreesWithTheModel() =>
        Prop.ForAll(VintageStep.Sequence.ToArbitrary(), steps => CheckAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static async Task CheckAsync(VintageStep[] steps)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        exchange.Clock.Now = Start;
        var model = new VintageModel();
        foreach (var step in steps)
        {
            await TakeAsync(exchange, model, step);
        }

        for (var seq = 0L; seq <= model.Revision; seq++)
        {
            Assert.Equal(model.At(seq).Select(cell => Describe(cell.Key.Period, cell.Key.Partner, cell.Value.Value, cell.Value.SetAt)), await ReadAsync(exchange, seq));
        }

        await CheckComparisonsAsync(exchange, model);
        await CheckHeldAsync(exchange, model);
    }

    private static async Task TakeAsync(TestExchange exchange, VintageModel model, VintageStep step)
    {
        switch (step)
        {
            case VintageStep.Send { Cells.Length: > 0 } send:
                var header = Figures.Header("SWE", Offices.NextRequest(), send.Replace ? SubmissionMode.Replace : SubmissionMode.Merge);
                await exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, send.Cells.Select(ObservationOf));
                model.Send(send, Start);
                break;
            case VintageStep.TakeBack back when back.Back < model.Submissions.Count:
                await TakeBackAsync(exchange, model, model.Submissions.Count - 1 - back.Back);
                break;
            case VintageStep.Hold hold:
                DateTimeOffset? until = hold.Days is { } days ? exchange.Clock.Now.AddDays(days) : null;
                await exchange.EmbargoAsync("SWE", until, hold.Period, hold.Period, hold.Partner.Length == 0 ? [] : [hold.Partner]);
                model.Hold(hold, until);
                break;
            case VintageStep.Pass:
                exchange.Clock.Pass(TimeSpan.FromDays(1));
                break;
        }
    }

    private static async Task TakeBackAsync(TestExchange exchange, VintageModel model, int submission)
    {
        var seq = model.Submissions[submission];
        if (model.IsWithdrawn(submission))
        {
            await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.WithdrawAsync("SWE", seq));
        }
        else if (model.InTheWayOf(submission) is { } later)
        {
            var refused = await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.WithdrawAsync("SWE", seq));
            Assert.StartsWith($"Submission {later} ", refused.Message, StringComparison.Ordinal);
        }
        else
        {
            await exchange.WithdrawAsync("SWE", seq);
            model.Withdraw(submission);
        }
    }

    private static async Task CheckComparisonsAsync(TestExchange exchange, VintageModel model)
    {
        for (var from = 0L; from <= model.Revision; from++)
        {
            var to = model.Revision - from;
            var pages = await exchange.ComparePagesAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = from, ToSeq = to, PageSize = 2 });
            var changes = pages.SelectMany(page => page.Changes).ToList();
            var state = model.At(from).ToDictionary(cell => cell.Key, cell => (cell.Value.Value, cell.Value.Until));
            foreach (var change in changes)
            {
                var key = (change.TimePeriod, change.Dimensions["COUNTERPART_AREA"]);
                Assert.Equal(change.Kind != ChangeKind.Added, state.Remove(key, out var before));
                if (change.Kind != ChangeKind.Added)
                {
                    Assert.Equal(before, (change.HasBeforeValue ? change.BeforeValue : null, UntilOf(change.BeforeAttributes)));
                }

                if (change.Kind != ChangeKind.Removed)
                {
                    state.Add(key, (change.HasAfterValue ? change.AfterValue : null, UntilOf(change.AfterAttributes)));
                }
            }

            Assert.Equal(model.At(to).Select(cell => (cell.Key, (cell.Value.Value, cell.Value.Until))), state.OrderBy(cell => cell.Key).Select(cell => (cell.Key, cell.Value)));
            Assert.Equal(
                (changes.Count(change => change.Kind == ChangeKind.Added), changes.Count(change => change.Kind == ChangeKind.Revised), changes.Count(change => change.Kind == ChangeKind.Removed)),
                ((int)pages[0].Added, (int)pages[0].Revised, (int)pages[0].Removed));
        }
    }

    private static async Task CheckHeldAsync(TestExchange exchange, VintageModel model)
    {
        foreach (var partner in VintageStep.Partners)
        {
            await exchange.AgreeAsync(Offices.Terms("SWE", partner));
        }

        for (var day = 0; day < 8; day++)
        {
            foreach (var ((period, partner), cell) in model.At(model.Revision))
            {
                // Of one partner, so that no other cell gives it away.
                var shown = Assert.Single(await exchange.CellsAsync("SWE", period, caller: TestCallers.Analyst(partner)));
                Assert.Equal(model.IsHeld((period, partner), exchange.Clock.Now) ? null : cell.Value, shown.Value);
            }

            exchange.Clock.Pass(TimeSpan.FromDays(1));
        }
    }

    private static Observation ObservationOf(VintageStep.CellSent cell)
    {
        var observation = Figures.Flow("IMM", cell.Partner, cell.Period, cell.Value);
        if (cell.Days is { } days)
        {
            observation.Attributes["EMBARGO_TIME"] = Start.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return cell.Delete ? observation.Deleted() : observation;
    }

    private static DateTimeOffset? UntilOf(MapField<string, string> attributes) =>
        attributes.TryGetValue("EMBARGO_TIME", out var text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static async Task<List<string>> ReadAsync(TestExchange exchange, long asOf)
    {
        var cells = new List<string>();
        foreach (var period in VintageStep.Periods)
        {
            cells.AddRange((await exchange.CellsAsync("SWE", period, asOf)).Select(cell => Describe(period, cell.Partner, cell.Value, cell.SetAt)));
        }

        return cells;
    }

    private static string Describe(string period, string partner, double? value, long setAt) => $"{period} {partner} {value?.ToString(CultureInfo.InvariantCulture) ?? "-"} @{setAt}";
}
