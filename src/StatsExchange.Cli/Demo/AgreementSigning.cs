// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Agreements;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Has the agreements proposed and signed that the rest of the demo needs: nobody may read anything without one.</summary>
internal static class AgreementSigning
{
    private static readonly string[] Columns = ["grantors", "grantees", "structure", "agreements#"];
    private static readonly Use[] BetweenOffices = [Use.Compare, Use.PublishAgreed];
    private static readonly Use[] ToRegion = [Use.Estimate, Use.PublishAgreed, Use.PublishOriginal, Use.ForwardToRegion, Use.Compare];

    public static async Task<DemoStep> SignAllAsync(DemoWorld world, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var europe = DemoWorld.MembersOf(DemoWorld.FlowRegion);
        var asean = DemoWorld.MembersOf(DemoWorld.StockRegion);
        var byGrantor = europe
            .Select(grantor => (Grantor: grantor, Wanted: europe.Where(m => m != grantor).Select(m => Terms(grantor, m, "FLOW", BetweenOffices)).Append(Terms(grantor, DemoWorld.FlowRegion, "FLOW", ToRegion)).ToArray()))
            .Concat(asean.Select(grantor => (Grantor: grantor, Wanted: new[] { Terms(grantor, DemoWorld.StockRegion, "STOCK", ToRegion) })))
            .ToArray();
        await Parallelism.ForEachAsync(byGrantor, progress, async (grantor, token) =>
        {
            foreach (var terms in grantor.Wanted)
            {
                await ConcludeAsync(world, terms, token).ConfigureAwait(false);
            }
        }, cancellationToken).ConfigureAwait(false);

        var between = europe.Count * (europe.Count - 1);
        string[][] rows =
        [
            [DemoWorld.FlowRegion + " members", "each other", "FLOW", Figures.Count(between)],
            [DemoWorld.FlowRegion + " members", DemoWorld.FlowRegion, "FLOW", Figures.Count(europe.Count)],
            [DemoWorld.StockRegion + " members", DemoWorld.StockRegion, "STOCK", Figures.Count(asean.Count)],
        ];
        var all = between + europe.Count + asean.Count;
        return new DemoStep(
            $"{Figures.Count(all)} agreements are signed by both parties.",
            new JsonObject { ["agreements"] = all },
            FigureTable.Of(null, Columns, rows));
    }

    private static AgreementTerms Terms(string grantor, string grantee, string structure, Use[] uses) => new()
    {
        Grantor = grantor,
        Grantee = grantee,
        Structures = { structure },
        Uses = { uses },
        LegalBasis = "demonstration",
    };

    private static async Task ConcludeAsync(DemoWorld world, AgreementTerms terms, CancellationToken cancellationToken)
    {
        var name = $"demo-{terms.Grantor}-{terms.Grantee}";
        var proposed = await world.Signatory(terms.Grantor).Agreements.ProposeAgreementAsync(
            new ProposeAgreementRequest { RequestId = name, Terms = terms },
            cancellationToken: cancellationToken);
        if (!proposed.Agreement.Statement.Span.SequenceEqual(AgreementStatement.Of(proposed.Agreement.Id, terms)))
        {
            throw CommandException.NotVerified($"The statement of {proposed.Agreement.Id} does not say what was proposed.");
        }

        var signed = proposed.Agreement;
        foreach (var party in new[] { terms.Grantor, terms.Grantee })
        {
            var key = world.KeyOf(party);
            var answer = await world.Signatory(party).Agreements.SignAgreementAsync(
                new SignAgreementRequest
                {
                    RequestId = $"{name}-{party}",
                    Agreement = proposed.Agreement.Id,
                    KeyId = key.KeyId,
                    Signature = ByteString.CopyFrom(key.SignDer(proposed.Agreement.Statement.Span)),
                },
                cancellationToken: cancellationToken);
            signed = answer.Agreement;
        }

        if (signed.State != AgreementState.Signed)
        {
            throw CommandException.Failed($"The agreement {signed.Id} is not in force after both have signed.");
        }
    }
}
