// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierVerify
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "What dossier export wrote, or one folder of it." };
        var trust = new Option<string[]>("--trust")
        {
            Description = "A signatory's public key (PEM) and the country it signs for, obtained from that office and not with what is verified. Once for each key.",
            HelpName = "COUNTRY=FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        return new DocumentedCommand(
            "verify",
            "Check offline that both countries signed what dossier export wrote.",
            "statsx dossier verify evidence --trust SWE=ana.pub.pem DNK=bo.pub.pem")
        {
            directory, trust,
        }.Does((session, _) =>
        {
            var verifier = new SettlementVerifier(session.Get(trust).Select(TrustOf).ToLookup(pair => pair.Country, pair => pair.Key));
            var folders = FoldersOf(session.Get(directory));
            var failures = folders.SelectMany(folder => verifier.Verify(folder).Select(problem => (Folder: folder, Problem: problem))).ToList();
            session.Out.Result(
                () => new JsonObject
                {
                    ["verified"] = failures.Count == 0,
                    ["folders"] = new JsonArray([.. folders.Select(folder => (JsonNode)folder)]),
                    ["failures"] = new JsonArray([.. failures.Select(failure => (JsonNode)new JsonObject { ["folder"] = failure.Folder, ["problem"] = failure.Problem })]),
                },
                () => Show(session.Out, folders, failures));
            return Task.FromResult(failures.Count == 0 ? ExitCode.Done : ExitCode.VerificationFailed);
        });
    }

    private static void Show(Output output, string[] folders, List<(string Folder, string Problem)> failures)
    {
        foreach (var folder in folders.Except(failures.Select(failure => failure.Folder)))
        {
            output.Line($"{folder}: signed by both. The statement:");
            output.Lines(File.ReadAllText(Path.Combine(folder, SettlementFiles.Statement)));
        }

        foreach (var (folder, problem) in failures)
        {
            output.Error($"{folder}: {problem}");
        }
    }

    private static string[] FoldersOf(string directory)
    {
        // What is missing of a folder is found in the folder: to leave it out would pass what somebody took away.
        string[] folders = [.. Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal).Prepend(directory).Where(SettlementFiles.IsFolder)];
        return folders.Length > 0 ? folders : throw CommandException.NotVerified($"{directory} holds no {SettlementFiles.Statement}, nor does a folder in it.");
    }

    private static (string Country, VerificationKey Key) TrustOf(string text) =>
        text.Split('=', 2) is [var country, var file] && AreaCatalogue.Find(country.ToUpperInvariant()) is { } area
            ? (area.Code.Value, TrustedKey.Read(file))
            : throw CommandException.WrongUsage($"'{text}' is not COUNTRY=FILE, for example SWE=ana.pub.pem.");
}
