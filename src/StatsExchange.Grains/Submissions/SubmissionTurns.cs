// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace StatsExchange.Grains.Submissions;

/// <summary>
/// Who submits to a country writes at once with others until they disturb each other; from then on, those of this process go one after the
/// other. Order and safety come from the journal's seq: this only saves work that would be done again, and keeps anybody from losing for ever.
/// </summary>
public sealed class SubmissionTurns
{
    // One for each country that ever submitted to this process: they are few.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _countries = new(StringComparer.Ordinal);

    internal SubmissionTurn Of(string country) => new(_countries.GetOrAdd(country, _ => new SemaphoreSlim(1, 1)));
}
