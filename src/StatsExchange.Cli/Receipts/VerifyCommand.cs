// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Receipts;
using StatsExchange.Contracts.Receipts;
using StatsExchange.V1;

namespace StatsExchange.Cli.Receipts;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What submit --json printed, or its receipt object alone." };
        var trust = new TrustOptions();
        var write = new Option<string?>("--write") { Description = "Write statement.txt and signature.der there, for openssl dgst -sha256 -verify.", HelpName = "DIR" };
        var recorded = new Option<bool>("--recorded") { Description = "Ask the hub, too, whether its journal still has this very entry. Needs a token of the office." };
        return new DocumentedCommand(
            "verify",
            "Verify a receipt offline.",
            "statsx submit flows.csv --office PHL --json > receipt.json",
            "statsx verify receipt.json --trust evidence.pub.pem",
            "statsx keys --json > keys.json",
            "statsx verify receipt.json --trust evidence.pub.pem --keys keys.json",
            "statsx verify receipt.json --trust evidence.pub.pem --write . && openssl dgst -sha256 -verify evidence.pub.pem -signature signature.der statement.txt")
        {
            file, trust.Pinned, trust.Keys, write, recorded,
        }.Does(async (session, cancellationToken) =>
        {
            var receipt = ReceiptFile.Parse(await File.ReadAllTextAsync(session.Get(file), cancellationToken));
            if (session.Get(write) is { } directory)
            {
                Write(directory, receipt);
            }

            var failures = ReceiptVerifier.Verify(receipt, trust.Read(session));
            if (failures.IsEmpty && session.Get(recorded))
            {
                failures = ReceiptVerifier.Compare(receipt, await RecordedAsync(session, receipt, cancellationToken));
            }

            session.Out.Result(
                () => new JsonObject
                {
                    ["verified"] = failures.IsEmpty,
                    ["stream"] = receipt.Stream,
                    ["seq"] = receipt.Seq,
                    ["failures"] = new JsonArray([.. failures.Select(f => (JsonNode)f)]),
                },
                () => Show(session.Out, receipt, failures, session.Get(recorded)));
            return failures.IsEmpty ? ExitCode.Done : ExitCode.VerificationFailed;
        });
    }

    private static void Show(Output output, Receipt receipt, ImmutableArray<string> failures, bool recorded)
    {
        if (failures.IsEmpty)
        {
            output.Line($"The receipt is good: {receipt.Stream} #{receipt.Seq}, recorded {MessageJson.Of(receipt.Time)}, signed by {receipt.KeyId}.");
            if (recorded)
            {
                output.Line("The journal of the hub has this entry.");
            }
        }

        foreach (var failure in failures)
        {
            output.Error(failure);
        }
    }

    private static void Write(string directory, Receipt receipt)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, "statement.txt"), ReceiptStatement.Of(receipt));
        File.WriteAllBytes(Path.Combine(directory, "signature.der"), receipt.Signature.ToByteArray());
    }

    private static async Task<Receipt?> RecordedAsync(Session session, Receipt receipt, CancellationToken cancellationToken)
    {
        const string Prefix = "country/";
        var country = receipt.Stream.StartsWith(Prefix, StringComparison.Ordinal)
            ? receipt.Stream[Prefix.Length..]
            : throw CommandException.Failed($"Receipts are of the streams of countries; this one names {receipt.Stream}.");
        try
        {
            var request = new GetSubmissionRequest { RefArea = country, Seq = receipt.Seq };
            return (await session.Hub.Submissions.GetSubmissionAsync(request, cancellationToken: cancellationToken)).Submission.Receipt;
        }
        catch (HubException e) when (e.Reason == ErrorReason.NotFound)
        {
            return null;
        }
    }
}
