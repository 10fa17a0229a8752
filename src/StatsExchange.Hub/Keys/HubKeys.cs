// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Options;
using StatsExchange.V1;

namespace StatsExchange.Hub.Keys;

/// <summary>The two keys of a hub: whose tokens it takes, and what it signs receipts and manifests with.</summary>
public sealed class HubKeys : IDisposable
{
    private const string JournalFile = "journal.db";

    private readonly string _directory;

    private HubKeys(string directory, ECDsa tokenIssuer, SigningKey evidence, IReadOnlyCollection<PublicSigningKey> rotation)
    {
        _directory = directory;
        TokenIssuer = tokenIssuer;
        Evidence = evidence;
        Rotation = rotation;
    }

    /// <summary>The public half of the token issuer's key.</summary>
    public ECDsa TokenIssuer { get; }

    /// <summary>Signs receipts and manifests.</summary>
    public SigningKey Evidence { get; }

    /// <summary>The old and the new evidence key with the rotation between them; empty where none is given.</summary>
    public IReadOnlyCollection<PublicSigningKey> Rotation { get; }

    /// <summary>Loads the keys; those of the data directory are made where the directory is new.</summary>
    /// <exception cref="KeyFileException">A key is missing, can be used by others, or is none.</exception>
    public static HubKeys Load(HubOptions options)
    {
        var directory = Path.Combine(options.Data, "keys");
        KeyFile.CreateDirectory(options.Data);
        KeyFile.CreateDirectory(directory);
        var token = options.Keys.TokenKey ?? OwnKey(options, "token-key", Path.Combine(directory, "token.pem"));
        var evidence = options.Keys.EvidenceKey ?? OwnKey(options, "evidence-key", Path.Combine(directory, "evidence.pem"));
        var signing = KeyFile.Read(evidence, SigningKey.FromPem);
        var issuer = ECDsa.Create();
        issuer.ImportFromPem(KeyFile.Read(token, VerificationKey.FromPem).Pem);
        if (signing.KeyId == KeyFile.Read(token, VerificationKey.FromPem).KeyId)
        {
            throw new KeyFileException("The token issuer and the evidence must have different keys.");
        }

        return new HubKeys(directory, issuer, signing, RotationOf(options.Keys, Path.Combine(directory, "evidence.rotation.json")));
    }

    /// <summary>Writes the public evidence key into the data directory, for those who verify; to be called once the journal has it.</summary>
    public void Publish() => KeyFile.WritePublic(Path.Combine(_directory, "evidence.pub.pem"), Evidence.Public);

    /// <inheritdoc/>
    public void Dispose()
    {
        TokenIssuer.Dispose();
        Evidence.Dispose();
    }

    private static IReadOnlyCollection<PublicSigningKey> RotationOf(KeyOptions options, string own) =>
        options.EvidenceKeyRotation is { } given ? KeyFile.ReadRotation(given)
        : options.EvidenceKey is null && File.Exists(own) ? KeyFile.ReadRotation(own)
        : [];

    // A journal whose key is gone must not silently go on under another: nobody who pinned the old one would trust it.
    private static string OwnKey(HubOptions options, string option, string path)
    {
        if (!File.Exists(path) && options.Store.Postgres is not null)
        {
            throw new KeyFileException(
                $"Hubs over one PostgreSQL share their keys, so none is made: name a key file by --{option}, or put the shared one at {path}.");
        }

        if (!File.Exists(path) && File.Exists(Path.Combine(options.Data, JournalFile)))
        {
            throw new KeyFileException($"The data directory has a journal, but its key file {path} is missing; restore it.");
        }

        KeyFile.CreateIfMissing(path);
        return path;
    }
}
