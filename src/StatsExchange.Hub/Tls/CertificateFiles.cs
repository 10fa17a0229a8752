// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tls;

/// <summary>A certificate with its key and its issuers, as read from their files.</summary>
internal sealed class CertificateFiles
{
    private const string CertificateOption = "tls-certificate";
    private const string KeyOption = "tls-key";

    // Of what algorithm a public key says it is.
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    private const string PrivateKey = "PRIVATE KEY";
    private const string EncryptedPrivateKey = "ENCRYPTED PRIVATE KEY";

    private readonly string _certificatePath;
    private readonly string _keyPath;

    private CertificateFiles(string certificatePath, string keyPath, string certificate, string key)
    {
        (_certificatePath, _keyPath) = (certificatePath, keyPath);
        (Certificate, Key) = (certificate, key);
    }

    private string Certificate { get; }

    private string Key { get; }

    /// <exception cref="TlsFileException">A file is missing or cannot be read, or others can use the key.</exception>
    public static CertificateFiles Read(TlsOptions options)
    {
        var key = ReadText(KeyOption, options.Key, RefuseUseByOthers);
        return new CertificateFiles(options.Certificate!, options.Key!, ReadText(CertificateOption, options.Certificate, _ => { }), key);
    }

    public bool Equal(CertificateFiles other) => Certificate == other.Certificate && Key == other.Key;

    /// <summary>The certificate with its key first, then its issuers.</summary>
    /// <exception cref="TlsFileException">A file does not hold what it must, or the key is not that of the certificate.</exception>
    public X509Certificate2Collection Load()
    {
        X509Certificate2Collection chain = [];
        try
        {
            chain.ImportFromPem(Certificate);
        }
        catch (CryptographicException)
        {
            chain.Clear();
        }

        if (chain.Count == 0)
        {
            throw new TlsFileException(CertificateOption, $"the file {_certificatePath} holds no certificate in PEM; expected the hub's, then those of its issuers");
        }

        if (chain[0].PublicKey.Oid.Value is not (Rsa or EllipticCurve))
        {
            throw new TlsFileException(CertificateOption, $"the first certificate in {_certificatePath} has a key of another kind; expected RSA or ECDSA");
        }

        var key = FindKey();
        try
        {
            // Ephemeral keys, as PEM gives them, are of no use to TLS on Windows.
            var own = X509Certificate2.CreateFromPem(Certificate, key);
            chain[0] = OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null) : own;
            return chain;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new TlsFileException(KeyOption, $"the key in {_keyPath} is not that of the first certificate in {_certificatePath}");
        }
    }

    private static string ReadText(string option, string? path, Action<string> check)
    {
        try
        {
            if (!File.Exists(path))
            {
                throw new TlsFileException(option, Directory.Exists(path) ? $"{path} is a directory, not a file" : $"the file {path} does not exist");
            }

            check(path);
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TlsFileException(option, $"the file {path} cannot be read: {error.Message}");
        }
    }

    private static void RefuseUseByOthers(string path)
    {
        if (KeyFile.IsOpenToOthers(path))
        {
            throw new TlsFileException(KeyOption, $"the file {path} can be read or written by others; give it mode 0600");
        }
    }

    /// <summary>The private key alone: parameters of its curve, or certificates, may stand before it.</summary>
    private ReadOnlySpan<char> FindKey()
    {
        var rest = Key.AsSpan();
        while (PemEncoding.TryFind(rest, out var block))
        {
            var label = rest[block.Label];
            if (label.EndsWith(PrivateKey, StringComparison.Ordinal) && !label.SequenceEqual(EncryptedPrivateKey))
            {
                return rest[block.Location];
            }

            rest = rest[block.Location.End..];
        }

        throw new TlsFileException(
            KeyOption,
            Key.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? $"the key in {_keyPath} has a passphrase; expected one without, in a file that only its owner can read"
                : $"the file {_keyPath} holds no private key in PEM");
    }
}
