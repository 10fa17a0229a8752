// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Tests.Running;

namespace StatsExchange.Hub.Tests.Tls;

/// <summary>A root, an issuer under it, and certificates of this machine by that issuer, as files of a hub.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddDays(-30);
    private readonly X509Certificate2 _issuer;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=test root", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(_from, _from.AddYears(1));
        _issuer = Issue("CN=test issuer", ECDsa.Create(ECCurve.NamedCurves.nistP256), Root, extension: new X509BasicConstraintsExtension(true, false, 0, true));
        Write();
    }

    public X509Certificate2 Root { get; }

    public string Certificate => _directory.File("tls.pem");

    public string Key => _directory.File("tls.key");

    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(_directory.File(name), text);
        return _directory.File(name);
    }

    /// <summary>A file that only its owner can read.</summary>
    public string PrivateFile(string name, string text)
    {
        File(name, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(_directory.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return _directory.File(name);
    }

    /// <summary>Sets the options of a hub that listens with and without TLS.</summary>
    public void Configure(HubOptions options)
    {
        options.Listen.Urls = "http://127.0.0.1:0;https://127.0.0.1:0";
        (options.Tls.Certificate, options.Tls.Key) = (Certificate, Key);
    }

    /// <summary>Makes a certificate and its key and puts them where the hub looks; returns the certificate's thumbprint.</summary>
    public string Write(bool rsa = false, int days = 90)
    {
        using AsymmetricAlgorithm key = rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        using var own = Issue("CN=localhost", key, _issuer, names.Build(), days);
        WriteKey(key);
        System.IO.File.WriteAllText(Certificate, own.ExportCertificatePem() + "\n" + _issuer.ExportCertificatePem() + "\n");
        return own.Thumbprint;
    }

    /// <summary>Puts another key beside the certificate.</summary>
    public void WriteKey(AsymmetricAlgorithm? key = null)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        System.IO.File.WriteAllText(Key, (key ?? other).ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public void Dispose()
    {
        Root.Dispose();
        _issuer.Dispose();
        _directory.Dispose();
    }

    private static CertificateRequest Request(string name, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);

    private X509Certificate2 Issue(string name, AsymmetricAlgorithm key, X509Certificate2 issuer, X509Extension? extension = null, int days = 300)
    {
        var request = Request(name, key);
        request.CertificateExtensions.Add(extension!);
        using var issued = request.Create(
            issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!), _from, _from.AddDays(days), Guid.NewGuid().ToByteArray());
        return key is RSA rsa ? issued.CopyWithPrivateKey(rsa) : issued.CopyWithPrivateKey((ECDsa)key);
    }
}
