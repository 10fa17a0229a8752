// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tls;

/// <summary>
/// What clients are shown. The files are looked at again when somebody connects, at most once a second; what cannot be used leaves the
/// certificate of before in place. One that has expired is shown all the same: whether to believe it is for clients to decide, the
/// rest of the hub is worth running without it, and only a running hub picks up the renewed one by itself.
/// </summary>
internal sealed class ServerCertificate(TlsOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _renewal = new();
    private CertificateFiles? _files;
    private string? _problem;
    private long _looked;
    private volatile SslServerAuthenticationOptions? _shown;

    /// <summary>Reads the files for the first time.</summary>
    /// <exception cref="TlsFileException">They cannot be used.</exception>
    public void Load() => Show(CertificateFiles.Read(options));

    public SslServerAuthenticationOptions Current()
    {
        // One looks; whoever comes meanwhile takes what is shown, and so files that hang hold up nobody else.
        if (_renewal.TryEnter())
        {
            try
            {
                if (time.GetElapsedTime(_looked) >= Interval)
                {
                    Renew();
                }
            }
            finally
            {
                _renewal.Exit();
            }
        }

        return _shown!;
    }

    private void Renew()
    {
        _looked = time.GetTimestamp();
        try
        {
            var files = CertificateFiles.Read(options);
            if (!files.Equal(_files!))
            {
                Show(files);
            }

            _problem = null;
        }
        catch (Exception error) when (error is TlsFileException or CryptographicException)
        {
            // Once, not with every connection until somebody mends it.
            if (_problem != error.Message)
            {
                LogMessages.CertificateKept(logger, options.Certificate!, error.Message);
            }

            _problem = error.Message;
        }
    }

    private void Show(CertificateFiles files)
    {
        var chain = files.Load();
        var own = chain[0];
        chain.RemoveAt(0);
        // What was shown before is left to the garbage collector: handshakes may still use it.
        _shown = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(own, chain, offline: true),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        };
        _files = files;
        _looked = time.GetTimestamp();
        var (from, until) = (new DateTimeOffset(own.NotBefore), new DateTimeOffset(own.NotAfter));
        LogMessages.Certificate(logger, options.Certificate!, own.Thumbprint, Text(until));
        if (time.GetUtcNow() is var now && (now < from || now >= until))
        {
            LogMessages.CertificateNotValidNow(logger, options.Certificate!, Text(from), Text(until));
        }
    }

    // A log in JSON would write a time in no form that tells its order of day and month.
    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
