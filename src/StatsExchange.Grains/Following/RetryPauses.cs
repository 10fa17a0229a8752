// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Following;

/// <summary>How long a thing that failed waits for its next turn: twice as long each time, up to a limit, so that a fault that goes away is made good.</summary>
internal sealed class RetryPauses
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(IDuty Duty, string Thing), TimeSpan> _last = [];

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next(IDuty duty, string thing)
    {
        var next = _last.TryGetValue((duty, thing), out var last) ? last * 2 : First;
        return _last[(duty, thing)] = next < Longest ? next : Longest;
    }

    /// <summary>Forgets the failures of a thing, which went well.</summary>
    public void Forget(IDuty duty, string thing) => _last.Remove((duty, thing));
}
