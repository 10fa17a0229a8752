// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Dossiers;

/// <summary>Verifies offline that two countries signed a statement, with keys that were obtained in another way than the statement.</summary>
internal sealed class SettlementVerifier(ILookup<string, VerificationKey> trusted)
{
    // The same keys sign agreements, too.
    private static readonly string[] Titles = ["statsexchange agreed figure v", "statsexchange case outcome v"];

    /// <summary>What is wrong with an exported proposal; nothing where both have signed it.</summary>
    /// <param name="folder">The folder it was exported into, named after it.</param>
    public IReadOnlyList<string> Verify(string folder)
    {
        var path = Path.Combine(folder, SettlementFiles.Statement);
        if (!File.Exists(path))
        {
            return [$"{SettlementFiles.Statement} is missing."];
        }

        var statement = File.ReadAllBytes(path);
        var lines = Encoding.UTF8.GetString(statement).Split('\n');
        if (!Titles.Any(title => lines[0].StartsWith(title, StringComparison.Ordinal)))
        {
            return ["The statement is none about a case."];
        }

        var name = SettlementFiles.ProposalOf(folder);
        var failures = new List<string>();
        if (ValueOf(lines, "proposal") != name)
        {
            failures.Add($"The statement is about {ValueOf(lines, "proposal")}, not about {name}.");
        }

        var signed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var country in new[] { ValueOf(lines, "origin"), ValueOf(lines, "destination") })
        {
            if (ProblemOf(folder, country, statement, out var key) is { } problem)
            {
                failures.Add(problem);
            }
            else if (!signed.Add(key))
            {
                failures.Add("Both signatures are made with one key, so that only one of the two is known to have signed.");
            }
        }

        return failures;
    }

    private static string ValueOf(string[] lines, string name) => Array.Find(lines, line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..] ?? "";

    private string? ProblemOf(string folder, string country, byte[] statement, out string keyId)
    {
        keyId = "";
        if (!trusted.Contains(country))
        {
            return $"No key of {country} is trusted: give --trust {country}=FILE.";
        }

        var (signature, key) = (Path.Combine(folder, SettlementFiles.SignatureOf(country)), Path.Combine(folder, SettlementFiles.KeyOf(country)));
        if (!File.Exists(signature) || !File.Exists(key))
        {
            return $"{SettlementFiles.SignatureOf(country)} or {SettlementFiles.KeyOf(country)} is missing.";
        }

        try
        {
            keyId = Receipts.TrustedKey.Read(key).KeyId;
        }
        catch (FormatException)
        {
            return $"{SettlementFiles.KeyOf(country)} is no public key: it was changed.";
        }

        var named = keyId;
        var pinned = trusted[country].FirstOrDefault(one => one.KeyId == named);
        return pinned is null ? $"{SettlementFiles.KeyOf(country)} is none of the trusted keys of {country}."
            : pinned.Verify(statement, File.ReadAllBytes(signature)) ? null
            : $"{country} has not signed this statement: it was changed, or another key signed.";
    }
}
