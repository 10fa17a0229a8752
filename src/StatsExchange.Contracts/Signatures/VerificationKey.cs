// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace StatsExchange.Contracts.Signatures;

/// <summary>A public ECDSA key on P-256 (FIPS 186-5) that verifies DER signatures over SHA-256.</summary>
public sealed class VerificationKey
{
    private readonly byte[] _subjectPublicKeyInfo;

    private VerificationKey(byte[] subjectPublicKeyInfo)
    {
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        KeyId = Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo));
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, 64 lower-case hexadecimal digits.</summary>
    public string KeyId { get; }

    /// <summary>The SubjectPublicKeyInfo as PEM with a final line feed.</summary>
    public string Pem => PemEncoding.WriteString("PUBLIC KEY", _subjectPublicKeyInfo) + "\n";

    /// <summary>Reads a PEM text that holds a SubjectPublicKeyInfo, or a private key whose public half is taken.</summary>
    /// <exception cref="FormatException">The text is no PEM of an ECDSA key on P-256.</exception>
    public static VerificationKey FromPem(string pem)
    {
        using var key = EcKeys.FromPem(pem);
        return Of(key);
    }

    /// <summary>Whether <paramref name="signature"/> (DER) is this key's signature over <paramref name="content"/>.</summary>
    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        try
        {
            return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static VerificationKey Of(ECDsa key) => new(key.ExportSubjectPublicKeyInfo());
}
