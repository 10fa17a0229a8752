// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>Where a hub listens.</summary>
public sealed class ListenOptions
{
    /// <summary>Addresses, separated by semicolons.</summary>
    [Option("urls", "Addresses to listen at over HTTP/2, http:// without and https:// with TLS, separated by semicolons. Port 0 takes a free port.")]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Whether tokens and figures may cross a network in clear text.</summary>
    [Option("allow-cleartext", "Listen without TLS on addresses that others can reach; only behind a proxy that adds TLS.")]
    public bool AllowCleartext { get; set; }

    /// <summary>The addresses one by one.</summary>
    public IReadOnlyList<string> All =>
        Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether one of them has TLS.</summary>
    public bool UsesTls => All.Any(url => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
