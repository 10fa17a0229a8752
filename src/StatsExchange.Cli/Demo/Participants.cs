// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Registers the offices of both bodies, a signatory for each, and the two stewards.</summary>
internal static class Participants
{
    public static async Task<DemoStep> RegisterAsync(DemoWorld world, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var offices = DemoWorld.MembersOf(DemoWorld.FlowRegion).Union(DemoWorld.MembersOf(DemoWorld.StockRegion)).ToArray();
        string[] signing = [.. offices, DemoWorld.FlowRegion, DemoWorld.StockRegion];
        var administration = world.As(null, "admin").Administration;
        await Parallelism.ForEachAsync(offices, progress, async (country, token) =>
            await administration.RegisterOfficeAsync(
                new RegisterOfficeRequest
                {
                    RequestId = $"demo-office-{country}",
                    Office = new Office { RefArea = country, Name = $"Statistical office of {AreaCatalogue.Find(country)!.Name}" },
                },
                cancellationToken: token), cancellationToken).ConfigureAwait(false);
        await Parallelism.ForEachAsync(signing, progress, async (party, token) =>
            await administration.RegisterSignatoryAsync(
                new RegisterSignatoryRequest
                {
                    RequestId = $"demo-signatory-{party}",
                    Signatory = new Signatory { Party = party, Name = $"Signatory of {party}", PublicKey = world.KeyOf(party).Public.Pem },
                },
                cancellationToken: token), cancellationToken).ConfigureAwait(false);
        return new DemoStep(
            $"{offices.Length} offices and {signing.Length} signatories are registered.",
            new JsonObject { ["offices"] = offices.Length, ["signatories"] = signing.Length });
    }
}
