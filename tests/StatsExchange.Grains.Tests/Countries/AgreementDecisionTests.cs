// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>What every relation to a country may read in every state of an agreement, against a table of its own.</summary>
public sealed class AgreementDecisionTests
{
    private const string Partner = "DNK";
    private const string Third = "FIN";
    private const string Body = "EUROPE27";
    private const string OtherBody = "ASEAN";

    // Columns: owner's submitter, analyst and signatory; partner's submitter, analyst and signatory; third country's analyst;
    // the regional body, its steward and the hub's steward; another body's steward; the partner's analyst on behalf of the body.
    // A: all cells. C: the cells of the shared corridor. -: nothing.
    private const string ToPartner = """
        none             AAA---------
        proposed         AAA---------
        grantor signed   AAA---------
        grantee signed   AAA---------
        signed           AAA-CC------
        revoked          AAA---------
        not yet valid    AAA---------
        valid now        AAA-CC------
        expired          AAA---------
        other structure  AAA---------
        other period     AAA---------
        other use        AAA---------
        other grantee    AAA---C-----
        """;

    private const string ToBody = """
        none             AAA---------
        proposed         AAA---------
        grantor signed   AAA---------
        grantee signed   AAA---------
        signed           AAA----AAA--
        revoked          AAA---------
        not yet valid    AAA---------
        valid now        AAA----AAA--
        expired          AAA---------
        other structure  AAA---------
        other period     AAA---------
        other use        AAA---------
        other grantee    AAA-------A-
        """;

    private static readonly (Caller Caller, string? Region, string? Own)[] EveryoneButTheOwner =
    [
        (Submitter(Partner), null, Partner),
        (Analyst(Partner), null, Partner),
        (Signatory(Partner), null, Partner),
        (Analyst(Third), null, Third),
        (TestCallers.Region(Body), Body, null),
        (Steward(Body), Body, null),
        (HubSteward, Body, null),
        (Steward(OtherBody), OtherBody, null),
        (Analyst(Partner), Body, null),
    ];

    [Theory]
    [InlineData(Partner, Third, ToPartner)]
    [InlineData(Body, OtherBody, ToBody)]
    public async Task Read_EveryRelationAndState_AsTheTableSays(string grantee, string otherGrantee, string table)
    {
        await using var exchange = await TestExchange.StartAsync();
        var grantors = AreaCatalogue.All.Select(area => area.Code.Value).Except([Partner, Third, "NOR"]).GetEnumerator();
        foreach (var line in table.Split('\n').Select(line => line.Trim()))
        {
            grantors.MoveNext();
            var (state, expected) = (line[..17].TrimEnd(), line[17..]);
            await exchange.SubmitAsync(grantors.Current, [.. new[] { Partner, Third, "NOR" }.Select(partner => Figures.Flow("IMM", partner, "2015", 5))]);
            await BringAboutAsync(exchange, grantors.Current, state == "other grantee" ? otherGrantee : grantee, state);
            Assert.Equal((state, expected), (state, await SeenAsync(exchange, grantors.Current)));
        }
    }

    private static async Task BringAboutAsync(TestExchange exchange, string grantor, string grantee, string state)
    {
        var now = exchange.Clock.Now;
        var terms = Offices.Terms(grantor, grantee);
        switch (state)
        {
            case "none":
                return;
            case "not yet valid":
                terms.ValidFrom = Timestamp.FromDateTimeOffset(now.AddSeconds(1));
                break;
            case "valid now":
                (terms.ValidFrom, terms.ValidTo) = (Timestamp.FromDateTimeOffset(now), Timestamp.FromDateTimeOffset(now.AddSeconds(1)));
                break;
            case "expired":
                terms.ValidTo = Timestamp.FromDateTimeOffset(now);
                break;
            case "other structure":
                terms.Structures.Remove("FLOW");
                break;
            case "other period":
                (terms.PeriodFrom, terms.PeriodTo) = ("2014", "2014");
                break;
            case "other use":
                terms.Uses.Clear();
                terms.Uses.AddRange([Use.Estimate, Use.Adopt, Use.PublishAgreed, Use.PublishOriginal, Use.ForwardToRegion]);
                break;
        }

        var draft = await exchange.ProposeAgreementAsync(terms);
        using var ofGrantor = await exchange.RegisterSignatoryAsync(grantor);
        using var ofGrantee = await exchange.RegisterSignatoryAsync(grantee);
        if (state is not ("proposed" or "grantee signed"))
        {
            await exchange.SignAsync(draft, grantor, ofGrantor);
        }

        if (state is not ("proposed" or "grantor signed"))
        {
            await exchange.SignAsync(draft, grantee, ofGrantee);
        }

        if (state == "revoked")
        {
            await exchange.RevokeAsync(draft, Signatory(grantor));
        }
    }

    private static async Task<string> SeenAsync(TestExchange exchange, string grantor)
    {
        var everyone = new[] { Submitter(grantor), Analyst(grantor), Signatory(grantor) }
            .Select(caller => (Caller: caller, Region: (string?)null, Own: (string?)null))
            .Concat(EveryoneButTheOwner);
        var seen = "";
        foreach (var (caller, region, own) in everyone)
        {
            seen += await SeenAsync(exchange, grantor, caller, region, own);
        }

        return seen;
    }

    private static async Task<char> SeenAsync(TestExchange exchange, string grantor, Caller caller, string? region, string? own)
    {
        CountryReading reading;
        try
        {
            var request = new ReadingRequest("FLOW", "2015", "2015", Use.Compare, region);
            reading = await TestExchange.As(caller, () => exchange.Grains.GetGrain<ICountryGrain>(grantor).ReadAsync(request));
        }
        catch (RefusedException refused) when (refused.Reason is ErrorReason.NoAgreement or ErrorReason.NotYours)
        {
            return '-';
        }

        var slice = (await exchange.Get<SliceReader>().LoadAsync(reading, Assert.Single(reading.Slices), CancellationToken.None)).Slice;
        var partners = Enumerable.Range(0, slice.Count).Select(row => slice.CodeAt("COUNTERPART_AREA", row)).ToList();
        return partners.Count == 3 ? 'A' : partners.SequenceEqual([own!]) ? 'C' : '?';
    }
}
