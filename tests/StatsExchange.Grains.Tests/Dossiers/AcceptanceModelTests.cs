// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Acceptances of several proposals in any order against a model: the first proposal both accepted is the agreed one, and then nothing more.</summary>
public sealed class AcceptanceModelTests
{
    private static readonly Gen<(string Country, int Proposal)[]> AnyOrder =
        Gen.Zip(Gen.Elements("DNK", "SWE"), Gen.Choose(0, 2)).Select(pair => (pair.Item1, pair.Item2)).ArrayOf().Resize(10);

    [Fact]
    public void Accept_InAnyOrder_TheFirstAcceptedByBothIsTheAgreedOne() =>
        Prop.ForAll(AnyOrder.ToArbitrary(), acts => AgreesWithModelAsync(acts).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task<bool> AgreesWithModelAsync((string Country, int Proposal)[] acts)
    {
        await using var settling = await Settling.StartAsync(inMemory: true);
        var proposals = new List<Proposal>();
        foreach (var value in new[] { 40, 41, 42 })
        {
            proposals.Add(await settling.ProposeAsync(TestCallers.Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", value))));
        }

        var accepted = new HashSet<(string Country, int Proposal)>();
        int? agreed = null;
        foreach (var (country, proposal) in acts)
        {
            var expected = agreed is not null ? ErrorReason.StateNotFit : accepted.Contains((country, proposal)) ? ErrorReason.AlreadyExists : ErrorReason.Unspecified;
            if (await AcceptAsync(settling, country, proposals[proposal]) != expected)
            {
                return false;
            }

            if (expected == ErrorReason.Unspecified)
            {
                accepted.Add((country, proposal));
                agreed = accepted.Count(act => act.Proposal == proposal) == 2 ? proposal : null;
            }
        }

        var seen = Assert.Single((await settling.GetAsync(TestCallers.Analyst("SWE"))).Cases);
        return (seen.Outcome == V1.Outcome.AgreedFigure) == agreed.HasValue
            && seen.AgreedProposal == (agreed is { } at ? proposals[at].Id : "");
    }

    private static async Task<ErrorReason> AcceptAsync(Settling settling, string country, Proposal proposal)
    {
        try
        {
            await settling.AcceptAsync(TestCallers.Signatory(country), country == "DNK" ? settling.Danish : settling.Swedish, proposal);
            return ErrorReason.Unspecified;
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }
}
