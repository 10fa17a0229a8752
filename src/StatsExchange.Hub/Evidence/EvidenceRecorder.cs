// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Hub.Options;
using StatsExchange.Journal;

namespace StatsExchange.Hub.Evidence;

/// <summary>
/// Keeps refused requests as evidence: once a second, one entry in the stream of this process. While the journal is away the batch
/// stays and goes on counting; its size is bounded whatever callers do.
/// </summary>
internal sealed class EvidenceRecorder(IJournal journal, HubOptions options, TimeProvider time, ILogger<EvidenceRecorder> logger)
    : BackgroundService
{
    private const string Kind = "refusals-recorded";
    private const string Actor = "hub";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly StreamName _stream = StreamName.Evidence(options.Node);
    private RefusalBatch _batch = new(options.Limits.EvidencePerSecond, time.GetUtcNow());
    private RefusalBatch? _unwritten;

    public void Record(Refusal refusal)
    {
        lock (_gate)
        {
            _batch.Add(refusal, time.GetUtcNow());
        }
    }

    public void RecordUnauthenticated()
    {
        lock (_gate)
        {
            _batch.AddUnauthenticated();
        }
    }

    /// <summary>Writes what there is.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Twice: a batch that failed before, and the one since.
        if ((!await FlushAsync() || !await FlushAsync()) && (_unwritten?.Count ?? 0) + _batch.Count is > 0 and var lost)
        {
            LogMessages.EvidenceLost(logger, lost);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the rest.
        }
    }

    private async Task<bool> FlushAsync()
    {
        _unwritten ??= TakeBatch();
        if (_unwritten is null)
        {
            return true;
        }

        try
        {
            await AppendAsync(_unwritten.ToBody().ToByteArray());
            _unwritten = null;
            return true;
        }
        catch (JournalException error)
        {
            LogMessages.EvidenceNotWritten(logger, error);
            return false;
        }
    }

    private RefusalBatch? TakeBatch()
    {
        lock (_gate)
        {
            if (_batch.IsEmpty)
            {
                return null;
            }

            var taken = _batch;
            _batch = new RefusalBatch(options.Limits.EvidencePerSecond, time.GetUtcNow());
            return taken;
        }
    }

    private async Task AppendAsync(byte[] body)
    {
        AppendResult result;
        var head = await journal.HeadAsync(_stream, CancellationToken.None);
        do
        {
            var entry = Entry.Seal(_stream, head, Kind, Actor, time.GetUtcNow(), body, []);
            result = await journal.AppendAsync(_stream, head.Seq, null, [entry], CancellationToken.None);
            if (result is AppendResult.Conflict conflict)
            {
                head = conflict.Head;
            }
        }
        while (result is AppendResult.Conflict);
    }
}
