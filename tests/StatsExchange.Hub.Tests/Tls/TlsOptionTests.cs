// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tests.Tls;

/// <summary>What an operator is told who starts a hub with wrong files.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TlsOptionTests : IDisposable
{
    // Made with openssl req -x509 -newkey ed25519 -days 36500.
    private const string Ed25519Certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBPjCB8aADAgECAhQzgH8zBrvCV3sjQurf/8PBxPGJHTAFBgMrZXAwFDESMBAG
        A1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE5NDcyNFoYDzIxMjYxMDI5MTk0NzI0
        WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwKjAFBgMrZXADIQCJJDRITnslnimKlPdL
        Oud+en/TwvH2+MmnDp+HQOQF7KNTMFEwHQYDVR0OBBYEFDlk8tq3sGSTvK99w6ND
        AZivsybCMB8GA1UdIwQYMBaAFDlk8tq3sGSTvK99w6NDAZivsybCMA8GA1UdEwEB
        /wQFMAMBAf8wBQYDK2VwA0EAH8uOlsncxWnd9LrWvsR1nxc+eB5OKRr4RBcDh3oi
        jEpd9JQgSu2Ww0m5QBckW+VBSY+2a+rNOhGWwsR9wsnkDQ==
        -----END CERTIFICATE-----
        """;

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Read_WithBothFiles_FindsNothingWrong()
    {
        Assert.Empty(Read(_authority.Certificate, _authority.Key));
        _authority.Write(rsa: true);
        Assert.Empty(Read(_authority.Certificate, _authority.Key));
    }

    [Fact]
    public void Read_OfMissingFiles_NamesThem()
    {
        Assert.Equal([$"--tls-certificate: the file /none.pem does not exist"], Read("/none.pem", _authority.Key));
        Assert.Equal([$"--tls-key: the file /none.key does not exist"], Read(_authority.Certificate, "/none.key"));
    }

    [Fact]
    public void Read_OfDirectories_SaysWhatTheyAre()
    {
        var directory = Path.GetDirectoryName(_authority.Key)!;

        Assert.Equal([$"--tls-certificate: {directory} is a directory, not a file"], Read(directory, _authority.Key));
        Assert.Equal([$"--tls-key: {directory} is a directory, not a file"], Read(_authority.Certificate, directory));
    }

    [Fact]
    public void Read_OfKeyAfterOtherBlocks_FindsNothingWrong()
    {
        var key = File.ReadAllText(_authority.Key);
        // What openssl ecparam -genkey writes first: the name of the curve P-256.
        var afterParameters = _authority.PrivateFile("parameters.key", "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + key);
        var both = _authority.PrivateFile("both.pem", File.ReadAllText(_authority.Certificate) + key);

        Assert.Empty(Read(_authority.Certificate, afterParameters));
        Assert.Empty(Read(both, both));
    }

    [Fact]
    public void Read_OfCertificateWithAKeyOfAnotherKind_SaysWhichKindsAreExpected()
    {
        var certificate = _authority.File("ed25519.pem", Ed25519Certificate);
        // PKCS #8 of a key of the same kind; that of the certificate is not kept.
        byte[] keyBytes = [.. Convert.FromHexString("302e020100300506032b657004220420"), .. new byte[32]];
        var key = _authority.PrivateFile("ed25519.key", PemEncoding.WriteString("PRIVATE KEY", keyBytes));

        Assert.Equal([$"--tls-certificate: the first certificate in {certificate} has a key of another kind; expected RSA or ECDSA"], Read(certificate, key));
    }

    [Fact]
    public void Read_OfFilesThatHoldSomethingElse_SaysWhatIsExpected()
    {
        var text = _authority.File("text.pem", "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n");
        var key = _authority.File("text.key", "nothing");
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        var encrypted = _authority.File("encrypted.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        File.SetUnixFileMode(encrypted, UnixFileMode.UserRead);

        Assert.Equal([$"--tls-certificate: the file {text} holds no certificate in PEM; expected the hub's, then those of its issuers"], Read(text, _authority.Key));
        Assert.Equal([$"--tls-key: the file {key} holds no private key in PEM"], Read(_authority.Certificate, key));
        Assert.Equal([$"--tls-key: the key in {encrypted} has a passphrase; expected one without, in a file that only its owner can read"], Read(_authority.Certificate, encrypted));
    }

    [Fact]
    public void Read_OfAnotherCertificatesKey_SaysSo()
    {
        _authority.WriteKey();

        Assert.Equal([$"--tls-key: the key in {_authority.Key} is not that of the first certificate in {_authority.Certificate}"], Read(_authority.Certificate, _authority.Key));
    }

    [Fact]
    public void Read_OfKeyOthersCanRead_IsRefusedAlsoBehindALink()
    {
        File.SetUnixFileMode(_authority.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal([$"--tls-key: the file {_authority.Key} can be read or written by others; give it mode 0600"], Read(_authority.Certificate, _authority.Key));

        var link = _authority.Key + ".link";
        File.CreateSymbolicLink(link, _authority.Key);
        Assert.Single(Read(_authority.Certificate, link));
        File.SetUnixFileMode(_authority.Key, UnixFileMode.UserRead);
        Assert.Empty(Read(_authority.Certificate, link));
    }

    [Fact]
    public void Read_OfHalf_SaysWhatIsMissingOrFor()
    {
        Assert.Equal(["--tls-key: an https address of --urls needs it: a PEM file with the private key"], Read(_authority.Certificate, null));
        Assert.Equal(["--tls-certificate: an https address of --urls needs it: a PEM file with the certificate"], Read(null, _authority.Key));
        Assert.Equal(["--tls-certificate, --tls-key: no address of --urls begins with https"], Read(_authority.Certificate, null, "http://127.0.0.1:0"));
    }

    [Fact]
    public void Read_OfAddressOthersCanReach_NeedsTlsOrConsent()
    {
        Assert.Empty(Read(_authority.Certificate, _authority.Key, "https://0.0.0.0:443;https://[::]:443"));
        Assert.Contains("can be reached by others", Assert.Single(Read(null, null, "http://0.0.0.0:80")), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Read(string? certificate, string? key, string urls = "https://127.0.0.1:0") => OptionReader.Read(
        [
            "--urls", urls,
            .. certificate is null ? [] : new[] { "--tls-certificate", certificate },
            .. key is null ? [] : new[] { "--tls-key", key },
        ],
        new Hashtable(),
        "/nowhere/appsettings.json").Errors;
}
