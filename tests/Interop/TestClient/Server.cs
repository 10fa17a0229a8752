// SPDX-License-Identifier: Apache-2.0
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Interop.TestClient;

/// <param name="Address">Where the server is.</param>
/// <param name="ClaimedHost">The host to claim to connect to; null for that of the address.</param>
/// <param name="AuthorityFile">Certificates to trust instead of the system's; null for the system's.</param>
internal sealed record Server(Uri Address, string? ClaimedHost, string? AuthorityFile)
{
    public Connection Connect() => new(this, new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false, SslOptions = Tls() });

    private SslClientAuthenticationOptions Tls()
    {
        if (AuthorityFile is null)
        {
            return new SslClientAuthenticationOptions();
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthorityFile);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
