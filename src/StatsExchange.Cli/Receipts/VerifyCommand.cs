// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Receipts;

namespace StatsExchange.Cli.Receipts;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What submit --json printed, or its receipt object alone." };
        var trust = Named.Trust();
        return new DocumentedCommand(
            "verify",
            "Verify a receipt offline.",
            "statsx submit flows.csv --office PHL --json > receipt.json",
            "statsx verify receipt.json --trust evidence.pub.pem")
        {
            file, trust,
        }.Does((session, _) =>
        {
            var receipt = ReceiptFile.Parse(File.ReadAllText(session.Get(file)));
            var failures = ReceiptVerifier.Verify(receipt, TrustedKey.Read(session.Get(trust)));
            session.Out.Result(
                () => new JsonObject
                {
                    ["verified"] = failures.IsEmpty,
                    ["stream"] = receipt.Stream,
                    ["seq"] = receipt.Seq,
                    ["failures"] = new JsonArray([.. failures.Select(f => (JsonNode)f)]),
                },
                () =>
                {
                    if (failures.IsEmpty)
                    {
                        session.Out.Line($"The receipt is good: {receipt.Stream} #{receipt.Seq}, recorded {MessageJson.Of(receipt.Time)}, signed by {receipt.KeyId}.");
                    }

                    foreach (var failure in failures)
                    {
                        session.Out.Error(failure);
                    }
                });
            return Task.FromResult(failures.IsEmpty ? ExitCode.Done : ExitCode.VerificationFailed);
        });
    }
}
