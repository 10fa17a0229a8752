// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Interop.TestServer;

internal static class PemCertificate
{
    public static HttpsConnectionAdapterOptions Load(string certificateFile, string keyFile)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificateFile);
        return new HttpsConnectionAdapterOptions
        {
            ServerCertificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile),
            ServerCertificateChain = chain,
        };
    }
}
