// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace StatsExchange.Contracts.Signatures;

/// <summary>A private ECDSA key on P-256 (FIPS 186-5) that makes DER signatures over SHA-256. Safe for use by many threads.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = VerificationKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public VerificationKey Public { get; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, 64 lower-case hexadecimal digits.</summary>
    public string KeyId => Public.KeyId;

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key: PKCS #8 or SEC 1, PEM.</summary>
    /// <exception cref="FormatException">The text is no PEM of a private ECDSA key on P-256.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = EcKeys.FromPem(pem);
        try
        {
            key.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw new FormatException("Expected a private key; this is a public one.");
        }

        return new SigningKey(key);
    }

    /// <summary>The private key as PKCS #8, PEM with a final line feed. Keep it in a file only its owner can read.</summary>
    public string ExportPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>A DER signature over <paramref name="content"/>. Not deterministic: two calls give two signatures.</summary>
    public byte[] SignDer(ReadOnlySpan<byte> content)
    {
        lock (_key)
        {
            return _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
