// SPDX-License-Identifier: Apache-2.0
using System.Net;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Stores;
using StatsExchange.Hub.Tls;

namespace StatsExchange.Hub.Options;

/// <summary>What must hold for the options of a hub that starts.</summary>
internal static class OptionRules
{
    /// <summary>Everything that is wrong, one line each.</summary>
    public static IEnumerable<string> Check(HubOptions options) =>
    [
        .. OptionTable.All.SelectMany(option => option.Validate(options).Select(problem => $"--{option.Name}: {problem}")),
        .. CheckUrls(options.Listen).Select(problem => $"--urls: {problem}"),
        .. CheckTls(options),
        .. CheckTolerance(options.Tolerance),
        .. JournalStore.Check(options.Store),
        .. CheckKey("token-key", options.Keys.TokenKey, pem => VerificationKey.FromPem(pem)),
        .. CheckKey("evidence-key", options.Keys.EvidenceKey, pem => SigningKey.FromPem(pem).Dispose()),
        .. CheckRotation(options.Keys.EvidenceKeyRotation),
    ];

    // Without an address, Kestrel takes one of its own.
    private static IEnumerable<string> CheckUrls(ListenOptions options) => options.All.Count == 0
        ? ["must name an address"]
        : options.All.Select(url => CheckUrl(url, options.AllowCleartext)).OfType<string>();

    private static string? CheckUrl(string url, bool allowCleartext)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"must be http://ADDRESS:PORT or https://ADDRESS:PORT, not '{url}'";
        }

        if (!IPAddress.TryParse(uri.DnsSafeHost, out _) && uri.Host != "localhost")
        {
            return $"must name an IP address or localhost, not '{uri.Host}'";
        }

        if (uri is { Host: "localhost", Port: 0 })
        {
            return $"port 0 needs an address, 127.0.0.1 or [::1], in place of localhost in '{url}'";
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback || allowCleartext
            ? null
            : $"'{url}' can be reached by others, who could read tokens and figures; use https, or --allow-cleartext behind a proxy that adds TLS";
    }

    private static IEnumerable<string> CheckTolerance(ToleranceOptions options) => options.ShareOfLarge > options.ShareOfSmall
        ? ["--mirror-share-large: must not be above --mirror-share-small"]
        : [];

    private static IEnumerable<string> CheckTls(HubOptions options)
    {
        var (certificate, key) = (options.Tls.Certificate is not null, options.Tls.Key is not null);
        if (!options.Listen.UsesTls)
        {
            return certificate || key ? ["--tls-certificate, --tls-key: no address of --urls begins with https"] : [];
        }

        return certificate && key
            ? CheckCertificate(options.Tls)
            :
            [
                .. certificate ? [] : new[] { "--tls-certificate: an https address of --urls needs it: a PEM file with the certificate" },
                .. key ? [] : new[] { "--tls-key: an https address of --urls needs it: a PEM file with the private key" },
            ];
    }

    private static IEnumerable<string> CheckCertificate(TlsOptions options)
    {
        try
        {
            CertificateFiles.Read(options).Load();
            return [];
        }
        catch (TlsFileException error)
        {
            return [$"--{error.Option}: {error.Message}"];
        }
    }

    private static IEnumerable<string> CheckKey(string option, string? path, Action<string> read)
    {
        if (path is null)
        {
            yield break;
        }

        if (!File.Exists(path))
        {
            yield return Directory.Exists(path) ? $"--{option}: {path} is a directory, not a file" : $"--{option}: the file {path} does not exist";
            yield break;
        }

        if (!IsReadable(path, read))
        {
            yield return $"--{option}: the file {path} holds no key of the kind needed: PEM, ECDSA on the curve P-256";
            yield break;
        }

        if (KeyFile.IsOpenToOthers(path) && HoldsPrivateKey(path))
        {
            yield return $"--{option}: the file {path} can be read or written by others; give it mode 0600";
        }
    }

    private static IEnumerable<string> CheckRotation(string? path)
    {
        try
        {
            _ = path is null ? [] : KeyFile.ReadRotation(path);
            return [];
        }
        catch (KeyFileException error)
        {
            return [$"--evidence-key-rotation: {error.Message}"];
        }
    }

    private static bool HoldsPrivateKey(string path) => File.ReadAllText(path).Contains("PRIVATE KEY", StringComparison.Ordinal);

    private static bool IsReadable(string path, Action<string> read)
    {
        try
        {
            read(File.ReadAllText(path));
            return true;
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
