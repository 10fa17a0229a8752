// SPDX-License-Identifier: Apache-2.0
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatsExchange.Client.Connections;

/// <summary>The certificate a hub shows is not to be trusted. What else TLS fails with is an exception of the library's own.</summary>
internal sealed class CertificateRefusedException(SslPolicyErrors errors, X509Chain? chain) : AuthenticationException(Describe(errors, chain))
{
    /// <summary>Trusts what nothing is wrong with.</summary>
    public static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(errors, chain);

    private static string Describe(SslPolicyErrors errors, X509Chain? chain) => errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && chain is not null
        ? $"{errors} (the chain: {string.Join(", ", chain.ChainStatus.Select(status => status.Status).Distinct())})"
        : $"{errors}";
}
