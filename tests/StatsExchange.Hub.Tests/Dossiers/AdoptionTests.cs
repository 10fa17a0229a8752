// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>An office that uses its partner's figures has copies: comparisons say so, and no rule averages them with their source.</summary>
public sealed class AdoptionTests
{
    [Fact]
    public async Task Adopt_SettledByBoth_MakesTheFiguresCopiesUntilTheCaseIsSettledOtherwise()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.Swedish.GrantUseAsync(settlers.Danish, Use.Adopt);
        await settlers.SettleAsync(await settlers.CloseAsync("DNK", Outcome.AdoptsPartner, request => request.AdoptingCountry = "DNK"));
        await UntilCopiedAsync(settlers, isCopied: true);

        var other = await settlers.OpenCaseAsync();
        var refusal = await settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => settlers.ProposeAsync("SWE", ByRule("mean"), other.Id));
        Assert.Contains("the figure of DNK is copied from its mirror", refusal, StringComparison.Ordinal);
        Assert.Equal([50.0, 60.0], (await settlers.ProposeAsync("SWE", ByRule("receiving"), other.Id)).Figures.Select(figure => figure.Value));

        await settlers.ReopenAsync("DNK");
        await settlers.SettleAsync(await settlers.CloseAsync("SWE", Outcome.ExplainedDifference));
        await UntilCopiedAsync(settlers, isCopied: false);
        Assert.Equal([40.0, 50.0], (await settlers.ProposeAsync("SWE", ByRule("mean"), other.Id)).Figures.Select(figure => figure.Value));
    }

    private static Action<ProposeFigureRequest> ByRule(string rule) => request =>
    {
        request.Figures.Clear();
        request.Method = rule;
    };

    private static async Task UntilCopiedAsync(Settlers settlers, bool isCopied)
    {
        while (true)
        {
            using var call = new MirrorService.MirrorServiceClient(settlers.Hub.Invoker).CompareCorridor(
                new CompareCorridorRequest { Origin = "DNK", Destination = "SWE", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, settlers.As("analyst", "SWE"));
            var reasons = new List<Reason>();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                reasons.AddRange(call.ResponseStream.Current.Cells.SelectMany(cell => cell.Reasons));
            }

            if (reasons.Exists(reason => reason.Reason_ == AsymmetryReason.CopiedFromMirror) == isCopied)
            {
                return;
            }

            await Task.Delay(20);
        }
    }
}
