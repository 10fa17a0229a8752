// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Runtime.Versioning;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tests.Tls;

/// <summary>What an operator is told who starts a hub with wrong files.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TlsOptionTests : IDisposable
{
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
