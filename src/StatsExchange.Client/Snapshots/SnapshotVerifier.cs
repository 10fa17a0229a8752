// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Security.Cryptography;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Snapshots;

namespace StatsExchange.Client.Snapshots;

/// <summary>One verification of one directory; collects every failure.</summary>
internal sealed class SnapshotVerifier(string directory, KeyTrust trust)
{
    private readonly ImmutableArray<SnapshotFailure>.Builder _failures = ImmutableArray.CreateBuilder<SnapshotFailure>();

    public SnapshotVerification Verify()
    {
        if (!Directory.Exists(directory))
        {
            Fail(".", "The directory does not exist.");
            return new SnapshotVerification(null, _failures.ToImmutable());
        }

        var manifest = VerifyManifest();
        if (manifest is not null)
        {
            VerifyBlocks(manifest);
            VerifyNoOtherFiles(manifest);
        }

        return new SnapshotVerification(manifest, _failures.ToImmutable());
    }

    private SnapshotManifest? VerifyManifest()
    {
        var bytes = Read(SnapshotFiles.Manifest);
        var signature = Read(SnapshotFiles.Signature);
        if (bytes is null)
        {
            return null;
        }

        SnapshotManifest manifest;
        try
        {
            manifest = SnapshotManifest.Parse(bytes);
        }
        catch (FormatException e)
        {
            VerifySignature(trust.Pinned, bytes, signature);
            Fail(SnapshotFiles.Manifest, e.Message);
            return null;
        }

        var key = trust.Find(manifest.KeyId);
        VerifySignature(key ?? trust.Pinned, bytes, signature);
        if (key is null)
        {
            Fail(SnapshotFiles.Manifest, trust.NotTrusted("It", manifest.KeyId));
        }

        return manifest;
    }

    private void VerifySignature(VerificationKey key, byte[] bytes, byte[]? signature)
    {
        if (signature is not null && !key.Verify(bytes, signature))
        {
            Fail(SnapshotFiles.Signature, "It is not the trusted key's signature over manifest.json: one of the two was changed, or another key signed.");
        }
    }

    private void VerifyBlocks(SnapshotManifest manifest)
    {
        var rendered = new RenderedCsv();
        var observations = 0L;
        foreach (var listed in manifest.Blocks)
        {
            observations += listed.Observations;
            if (VerifyBlock(manifest, listed) is { } slice)
            {
                rendered.Add(slice);
            }
            else
            {
                rendered.GiveUp();
            }
        }

        if (observations != manifest.Observations)
        {
            Fail(SnapshotFiles.Manifest, $"It states {manifest.Observations:N0} observations; its blocks hold {observations:N0}.");
        }

        VerifyRoot(manifest);
        VerifyData(manifest, rendered);
    }

    private Slice? VerifyBlock(SnapshotManifest manifest, ManifestBlock listed)
    {
        var file = $"{SnapshotFiles.Blocks}/{listed.Name}";
        if (listed.Name != $"{listed.Sha256}.binpb")
        {
            Fail(SnapshotFiles.Manifest, $"It lists a block under a name that is not its digest: {listed.Name}.");
            return null;
        }

        if (Read(file) is not { } bytes)
        {
            return null;
        }

        if (Digest.Of(bytes).ToString() != listed.Sha256)
        {
            Fail(file, "Its SHA-256 is not the one in the manifest: the file was changed.");
        }

        if (bytes.Length != listed.Bytes)
        {
            Fail(file, $"It has {bytes.Length:N0} bytes; the manifest states {listed.Bytes:N0}.");
        }

        return Decode(manifest, listed, file, bytes);
    }

    private Slice? Decode(SnapshotManifest manifest, ManifestBlock listed, string file, byte[] bytes)
    {
        try
        {
            var slice = ConsolidatedBlockCodec.Decode(bytes);
            if (slice.Owner != manifest.Region || slice.Period != listed.Period || slice.Count != listed.Observations)
            {
                Fail(file, $"It holds {slice.Count:N0} observations of {slice.Owner} in {slice.Period}; the manifest states {listed.Observations:N0} of {manifest.Region} in {listed.Period}.");
            }

            return slice;
        }
        catch (BlockFormatException e)
        {
            Fail(file, $"It is not a canonical block. {e.Message}");
            return null;
        }
    }

    private void VerifyRoot(SnapshotManifest manifest)
    {
        try
        {
            var root = MerkleTree.RootOf(manifest.Blocks.Select(b => Digest.Parse(b.Sha256)));
            if (root.ToString() != manifest.MerkleRoot)
            {
                Fail(SnapshotFiles.Manifest, "Its Merkle root is not that of the blocks it lists.");
            }
        }
        catch (FormatException)
        {
            Fail(SnapshotFiles.Manifest, "It lists a block whose digest is not 64 hexadecimal digits.");
        }
    }

    private void VerifyData(SnapshotManifest manifest, RenderedCsv rendered)
    {
        var path = Path.Combine(directory, SnapshotFiles.Data);
        if (!File.Exists(path))
        {
            Fail(SnapshotFiles.Data, "It is missing.");
            return;
        }

        using var file = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        if (digest != manifest.DataCsv.Sha256 || file.Length != manifest.DataCsv.Bytes)
        {
            Fail(SnapshotFiles.Data, "Its SHA-256 or length is not the one in the manifest: the file was changed.");
        }

        if (rendered.Digest() is { } expected && expected != digest)
        {
            Fail(SnapshotFiles.Data, "It is not what the blocks hold.");
        }
    }

    private void VerifyNoOtherFiles(SnapshotManifest manifest)
    {
        var expected = manifest.Blocks.Select(b => $"{SnapshotFiles.Blocks}/{b.Name}")
            .Append(SnapshotFiles.Manifest)
            .Append(SnapshotFiles.Signature)
            .Append(SnapshotFiles.Data)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!expected.Contains(name))
            {
                Fail(name, "It is not part of the snapshot: the manifest does not list it.");
            }
        }
    }

    private byte[]? Read(string file)
    {
        var path = Path.Combine(directory, file);
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        Fail(file, "It is missing.");
        return null;
    }

    private void Fail(string file, string problem) => _failures.Add(new SnapshotFailure(file, problem));
}
