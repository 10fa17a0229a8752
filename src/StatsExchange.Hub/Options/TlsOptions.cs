// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>What a hub shows at addresses that begin with https. Both files are read again when they change.</summary>
public sealed class TlsOptions
{
    /// <summary>The certificate, then those of its issuers.</summary>
    [Option("tls-certificate", "PEM file with the certificate for https addresses, then those of its issuers up to the root. Read again when it changes.", DefaultText = "none")]
    public string? Certificate { get; set; }

    /// <summary>The certificate's private key.</summary>
    [Option("tls-key", "PEM file with the private key of the certificate, RSA or ECDSA, without a passphrase. Read again when it changes.", DefaultText = "none")]
    public string? Key { get; set; }
}
