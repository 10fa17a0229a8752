// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.Connections;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.V1;

namespace StatsExchange.Faults.Clients;

/// <summary>The history of one country while it is being made, and what its clients know of one another.</summary>
internal sealed class CountryLog : IDisposable
{
    private readonly HistoryWriter _file;
    private readonly Lock _gate = new();
    private readonly List<Call.Submit> _sent = [];
    private int _figures;
    private int _operations;
    private int _open;
    private int _writesOpen;

    public CountryLog(string country, string directory)
    {
        Country = country;
        _file = new HistoryWriter(System.IO.Path.Combine(directory, $"{country}.jsonl"));
    }

    public string Country { get; }

    public string Path => _file.Path;

    /// <summary>Calls made so far.</summary>
    public int Operations => Volatile.Read(ref _operations);

    /// <summary>Calls that are under way.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Submissions that are under way.</summary>
    public int WritesOpen => Volatile.Read(ref _writesOpen);

    public IReadOnlyList<Call.Submit> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>A figure that nobody else sends.</summary>
    public long NextFigure() => Interlocked.Increment(ref _figures);

    public void Note(string text) => _file.Note(text);

    /// <summary>Makes a call and records it. Null where its outcome is unknown.</summary>
    public async Task<Answer?> AskAsync(Caller caller, string client, Call call)
    {
        Interlocked.Increment(ref _operations);
        if (call is Call.Submit submit)
        {
            Interlocked.Increment(ref _writesOpen);
            lock (_gate)
            {
                _sent.Add(submit);
            }
        }

        var id = _file.Invoke(client, call);
        try
        {
            var answer = await OpenAsync(caller, call);
            _file.Settle(id, answer);
            return answer;
        }
        catch (HubException described)
        {
            if (IsRefusal(described))
            {
                Answer.Refused refused = new(NameOf(described.Reason));
                _file.Settle(id, refused);
                return refused;
            }

            _file.LeaveOpen(id, $"{described.Status} {NameOf(described.Reason)}");
            return null;
        }
        finally
        {
            if (call is Call.Submit)
            {
                Interlocked.Decrement(ref _writesOpen);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private async Task<Answer> OpenAsync(Caller caller, Call call)
    {
        Interlocked.Increment(ref _open);
        try
        {
            return await caller.AskAsync(call);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static bool IsRefusal(HubException failure) => failure.Reason is
        ErrorReason.RequestIdReused or ErrorReason.RevisionMismatch or ErrorReason.ValidationFailed or ErrorReason.TooBusy;

    private static string NameOf(ErrorReason reason) => reason switch
    {
        ErrorReason.RequestIdReused => Reasons.RequestIdReused,
        ErrorReason.RevisionMismatch => Reasons.RevisionMismatch,
        ErrorReason.ValidationFailed => Reasons.ValidationFailed,
        _ => reason.ToString(),
    };
}
