// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Keys;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Stores;
using StatsExchange.Hub.Tls;
using StatsExchange.Journal;

namespace StatsExchange.Hub;

/// <summary>A running hub: its web server, its silo and its journal, which it opens first and closes last.</summary>
public sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly IJournal _journal;
    private readonly HubKeys _keys;
    private readonly TimeProvider _time;
    private readonly TimeSpan _grace;
    private bool _disposed;

    private HubHost(WebApplication application, IJournal journal, HubKeys keys, TimeProvider time, TimeSpan grace)
    {
        _application = application;
        _journal = journal;
        _keys = keys;
        _time = time;
        _grace = grace;
    }

    internal IJournal Journal => _journal;

    /// <summary>Where it listens, with the ports it really has.</summary>
    public IReadOnlyList<Uri> Addresses => [.. _application.Urls.Select(url => new Uri(url))];

    /// <summary>Starts a hub and returns once it serves.</summary>
    /// <exception cref="JournalException">The journal cannot be opened, for one because another hub has it open.</exception>
    /// <exception cref="KeyFileException">A key or password file is missing, not readable or readable by others.</exception>
    /// <exception cref="EvidenceKeyException">The evidence key is not the journal's.</exception>
    /// <exception cref="RefusedException">The stream of the hub itself cannot be read.</exception>
    /// <exception cref="TlsFileException">The certificate or its key cannot be used.</exception>
    /// <exception cref="IOException">An address is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">An address is not this machine's, or may not be listened at.</exception>
    public static Task<HubHost> StartAsync(HubOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(options, time, HubSeams.None, cancellationToken);

    internal static async Task<HubHost> StartAsync(HubOptions options, TimeProvider time, HubSeams seams, CancellationToken cancellationToken)
    {
        var keys = HubKeys.Load(options);
        IJournal? journal = null;
        WebApplication? application = null;
        try
        {
            journal = seams.Journal(await JournalStore.OpenAsync(options, time, seams.Failpoints, cancellationToken));
            await EvidenceKeyStart.EnsureAsync(journal, keys.Evidence.Public, keys.Rotation, time, cancellationToken);
            keys.Publish();
            application = Composition.Build(options, keys, journal, time, seams);
            await application.StartAsync(cancellationToken);
            var hub = new HubHost(application, journal, keys, time, TimeSpan.FromSeconds(options.Limits.ShutdownGraceSeconds));
            LogMessages.Started(application.Logger, options.Node, Path.GetFullPath(options.Data), string.Join(' ', application.Urls));
            return hub;
        }
        catch
        {
            await DisposeAsync(application, journal, keys);
            throw;
        }
    }

    /// <summary>Returns once SIGTERM, SIGINT or <see cref="StopAsync"/> has ended it; false if a part of it could not end in order.</summary>
    /// <param name="cut">Ends the grace before its time.</param>
    public async Task<bool> WaitForShutdownAsync(CancellationToken cut)
    {
        await Task.Delay(Timeout.Infinite, _application.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await StopAsync(cut);
            return true;
        }
        catch (Exception error) when (error is OperationCanceledException or AggregateException)
        {
            LogMessages.Cut(_application.Logger, error);
            return false;
        }
    }

    /// <summary>Stops taking calls, ends streams, waits for the others within the grace, then ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource grace = new(_grace, _time);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        await _application.StopAsync(cut.Token);
        // Kestrel cuts without a word.
        if (cut.IsCancellationRequested)
        {
            LogMessages.Cut(_application.Logger, null);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            LogMessages.Stopped(_application.Logger);
            await DisposeAsync(_application, _journal, _keys);
        }
    }

    private static async Task DisposeAsync(WebApplication? application, IJournal? journal, HubKeys keys)
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        if (journal is not null)
        {
            await journal.DisposeAsync();
        }

        keys.Dispose();
    }
}
