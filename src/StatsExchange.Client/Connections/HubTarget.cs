// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace StatsExchange.Client.Connections;

/// <summary>Where a hub is: one address, several whose calls are made in turn, or a name that stands for several.</summary>
public sealed record HubTarget
{
    private const string DnsScheme = "dns";

    private HubTarget(ImmutableArray<Uri> addresses) => Addresses = addresses;

    /// <summary>The addresses; all of them http (cleartext HTTP/2), all https, or one dns:///name:port.</summary>
    public ImmutableArray<Uri> Addresses { get; }

    /// <summary>
    /// The authorities whose certificates are trusted, instead of the system's; null for the system's. With it, a dns address is spoken
    /// to over TLS.
    /// </summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Whether the addresses stand behind a name that is looked up.</summary>
    public bool IsName => Addresses[0].Scheme == DnsScheme;

    /// <summary>Whether calls go over TLS.</summary>
    public bool IsSecure => Addresses[0].Scheme == Uri.UriSchemeHttps || (IsName && Authorities is not null);

    /// <summary>One address.</summary>
    /// <exception cref="FormatException">It is not the address of a hub.</exception>
    public static HubTarget Of(Uri address) => new([Checked(address, address.OriginalString)]);

    /// <summary>Reads addresses with commas between them.</summary>
    /// <exception cref="FormatException">One is not the address of a hub, or they do not go together; the message says which.</exception>
    public static HubTarget Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            throw NotAnAddress(text);
        }

        var addresses = parts.Select(part => Uri.TryCreate(part, UriKind.Absolute, out var uri) ? Checked(uri, part) : throw NotAnAddress(part)).Distinct().ToImmutableArray();
        if (addresses.Any(address => address.Scheme != addresses[0].Scheme))
        {
            throw new FormatException($"'{text}' mixes kinds of addresses; all begin with http://, or all with https://.");
        }

        return addresses.Length > 1 && addresses[0].Scheme == DnsScheme
            ? throw new FormatException($"'{text}' has several names; one dns:/// name stands for all its addresses.")
            : new HubTarget(addresses);
    }

    /// <summary>The addresses as they are written.</summary>
    public override string ToString() => string.Join(',', Addresses.Select(address => address.ToString()));

    private static Uri Checked(Uri address, string text)
    {
        var isHub = address.Scheme switch
        {
            "http" or "https" => address is { Host.Length: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" },
            DnsScheme => address is { Host: "", Query: "", Fragment: "" } && IsNameAndPort(address.AbsolutePath.TrimStart('/')),
            _ => false,
        };
        return isHub ? address : throw NotAnAddress(text);
    }

    private static bool IsNameAndPort(string text) =>
        Uri.TryCreate("tcp://" + text, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, Port: > 0, UserInfo: "", AbsolutePath: "" or "/" };

    private static FormatException NotAnAddress(string text) =>
        new($"'{text}' is not the address of a hub; it is http://HOST:PORT, https://HOST:PORT or dns:///NAME:PORT.");
}
