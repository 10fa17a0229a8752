// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>
/// The evidence of one settled proposal as files: what both signed, a signature and a public key for each country, and how to verify them without
/// any of our software.
/// </summary>
internal static class SettlementFiles
{
    public const string Statement = "statement.bin";
    private const string Guide = "VERIFY.txt";

    public static string SignatureOf(string country) => country + ".sig.der";

    public static string KeyOf(string country) => country + ".pub.pem";

    /// <summary>The proposal that a folder is named after.</summary>
    public static string ProposalOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Whether a folder is one that was written for a proposal, or what is left of it.</summary>
    public static bool IsFolder(string folder) =>
        DossierNames.IsProposal(ProposalOf(folder))
        || File.Exists(Path.Combine(folder, Statement))
        || File.Exists(Path.Combine(folder, Guide))
        || Directory.EnumerateFiles(folder, SignatureOf("*")).Any();

    /// <summary>Writes a folder named after the proposal. What is there already stays, and must be the same.</summary>
    /// <returns>The folder.</returns>
    public static string Write(string directory, Case @case, Proposal proposal, IReadOnlyDictionary<string, VerificationKey> keys)
    {
        var folder = Path.Combine(directory, proposal.Id);
        Directory.CreateDirectory(folder);
        Put(folder, Statement, proposal.Statement.ToByteArray());
        foreach (var signature in proposal.Signatures)
        {
            Put(folder, SignatureOf(signature.Party), signature.Signature_.ToByteArray());
            Put(folder, KeyOf(signature.Party), System.Text.Encoding.UTF8.GetBytes(keys[signature.KeyId].Pem));
        }

        Put(folder, Guide, System.Text.Encoding.UTF8.GetBytes(GuideTo(@case, proposal)));
        return folder;
    }

    private static void Put(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, content);
        }
        else if (!content.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
        {
            throw CommandException.NotVerified($"{path} is there already and is not what the hub has. Nothing was overwritten.");
        }
    }

    private static string GuideTo(Case @case, Proposal proposal)
    {
        var lines = new List<string>
        {
            $"What {string.Join(" and ", CaseFacts.Countries(@case).Order(StringComparer.Ordinal).Select(Figures.Party))} have settled: proposal {proposal.Id} of case {@case.Id}.",
            "",
            $"{Statement} is the text that both signed; any editor shows it. A signature is ECDSA P-256 with SHA-256 over its bytes, DER:",
            "",
        };
        lines.AddRange(proposal.Signatures.Select(s => $"  openssl dgst -sha256 -verify {KeyOf(s.Party)} -signature {SignatureOf(s.Party)} {Statement}"));
        lines.AddRange(["", "Each says \"Verified OK\". Whose keys they are no file can say: compare them with what each office gave you in another way. Their ids are", ""]);
        lines.AddRange(proposal.Signatures.Select(s => $"  {s.KeyId}  {KeyOf(s.Party)}, {s.Name}"));
        lines.AddRange(["", $"and each id is the SHA-256 of the key: openssl pkey -pubin -in {KeyOf(proposal.Signatures[0].Party)} -outform DER | openssl dgst -sha256", ""]);
        return string.Join('\n', lines);
    }
}
