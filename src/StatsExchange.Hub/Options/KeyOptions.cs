// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>Keys other than those of the data directory. A file that is named must exist.</summary>
public sealed class KeyOptions
{
    /// <summary>The token issuer's key.</summary>
    [Option("token-key", "PEM file with the token issuer's key, ECDSA P-256; the public half is enough.", DefaultText = "DATA/keys/token.pem, made at first start without --postgres")]
    public string? TokenKey { get; set; }

    /// <summary>The key that signs receipts and manifests.</summary>
    [Option("evidence-key", "PEM file with the private key that signs receipts and manifests, ECDSA P-256.", DefaultText = "DATA/keys/evidence.pem, made at first start without --postgres")]
    public string? EvidenceKey { get; set; }

    /// <summary>How that key took over from the one before it.</summary>
    [Option("evidence-key-rotation", "JSON file that statsx admin rotate-key wrote: the key before signs for the new evidence key.", DefaultText = "DATA/keys/evidence.rotation.json, where the evidence key is that of the data directory")]
    public string? EvidenceKeyRotation { get; set; }
}
