// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

/// <summary>The times between the attempts of one call: a random part of a bound that grows.</summary>
internal sealed class Backoff(RetryRules rules, Random random)
{
    private TimeSpan _bound = rules.InitialBackoff;

    /// <summary>The next time to wait; a server that named one is obeyed, and the bound grows from there.</summary>
    public TimeSpan Next(TimeSpan? pushback)
    {
        var delay = pushback ?? _bound * random.NextDouble();
        var grown = (pushback ?? _bound) * rules.BackoffMultiplier;
        _bound = grown < rules.MaxBackoff ? grown : rules.MaxBackoff;
        return delay;
    }
}
