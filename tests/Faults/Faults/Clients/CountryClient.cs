// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Clients;

/// <summary>
/// One client of one country: submits, reads, looks up, repeats what was never answered, sends one id twice at once, other content under
/// a used id, and rows that must be refused. What it does follows from its seed and from what it is answered.
/// </summary>
internal sealed class CountryClient(CountryLog log, Caller caller, string name, int seed, int writesInTen)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly Random _random = new(seed);
    private readonly List<Call.Submit> _own = [];
    private Call.Submit? _open;
    private long _seen;
    private int _requests;

    /// <summary>Calls until so many are made and what they are there for has happened, or until it is told to end.</summary>
    public async Task RunAsync(int operations, CancellationToken happened, CancellationToken end)
    {
        for (var i = 0; (i < operations || !happened.IsCancellationRequested) && !end.IsCancellationRequested; i++)
        {
            if (_open is { } open && _random.Next(10) < 7)
            {
                _open = null;
                await AskAsync(open);
            }
            else if (_random.Next(10) < writesInTen)
            {
                await WriteAsync();
            }
            else
            {
                await AskAsync(_own.Count > 0 && _random.Next(3) == 0
                    ? new Call.Find(_own[_random.Next(_own.Count)].RequestId)
                    : new Call.Read(_random.Next(2) == 0 ? _seen : 0));
            }
        }
    }

    private async Task WriteAsync()
    {
        switch (_random.Next(20))
        {
            case 0:
                await AskAsync(New() with { Invalid = true });
                break;
            case 1 when _own.Count > 0:
                await AskAsync(New() with { RequestId = _own[_random.Next(_own.Count)].RequestId });
                break;
            case 2 when _own.Count > 0:
                await AskAsync(_own[_random.Next(_own.Count)]);
                break;
            case 3:
                var twice = New();
                await Task.WhenAll(AskAsync(twice), log.AskAsync(caller, name + "b", twice));
                break;
            case < 7:
                await AskAsync(New() with { ExpectedRevision = _seen });
                break;
            default:
                await AskAsync(New());
                break;
        }
    }

    private Call.Submit New()
    {
        Dictionary<int, long> cells = [];
        for (var i = _random.Next(3); i >= 0; i--)
        {
            cells[_random.Next(Cells.Count)] = log.NextFigure();
        }

        return new Call.Submit($"{name}-{_requests++}", cells, ExpectedRevision: null, Invalid: false);
    }

    private async Task AskAsync(Call call)
    {
        var sent = call is Call.Submit { Invalid: true } invalid
            ? invalid with { Cells = invalid.Cells.ToDictionary(cell => cell.Key, cell => -cell.Value) }
            : call;
        var answer = await log.AskAsync(caller, name, sent);
        _seen = Math.Max(_seen, answer switch
        {
            Answer.Recorded recorded => recorded.Revision,
            Answer.State state => state.Revision,
            _ => 0,
        });
        switch (call, answer)
        {
            case (Call.Submit submit, null):
                _open = submit;
                await Task.Delay(Pause);
                break;
            case (_, null):
                await Task.Delay(Pause);
                break;
            case (Call.Submit submit, Answer.Recorded):
                _own.Add(submit);
                break;
        }
    }
}
