// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Orleans;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Following;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Has dossiers notice what follows from others' entries and from time: that a country revised figures they rest on, that a deadline passed, that
/// a settlement is to be told to a country.
/// </summary>
public sealed class DossierDuty : IDuty
{
    private const string DossierKind = "dossier";
    private const string CountryKind = "country";

    // What changes figures, or what of them a partner may see.
    private static readonly HashSet<string> Revising =
        [CountryEntries.SubmissionRecorded, CountryEntries.SubmissionWithdrawn, CountryEntries.EmbargoSet, CountryEntries.AgreementSigned];

    private readonly IGrainFactory _grains;
    private readonly ConcurrentDictionary<string, byte> _dossiers = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Takes the grains.</summary>
    public DossierDuty(IGrainFactory grains) => _grains = grains;

    /// <summary>Completes at the next entry of any dossier, whichever process writes it.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <inheritdoc/>
    public IEnumerable<string> Begin(JournalHeads heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        foreach (var (stream, _) in heads.Streams)
        {
            if (stream.Kind == DossierKind)
            {
                _dossiers.TryAdd(stream.Key, 0);
            }
        }

        return _dossiers.Keys;
    }

    /// <inheritdoc/>
    public IEnumerable<string> After(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Stream.Kind == DossierKind)
        {
            _dossiers.TryAdd(entry.Stream.Key, 0);
            Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();
            return [entry.Stream.Key];
        }

        var country = entry.Stream.Key;
        return entry.Stream.Kind == CountryKind && Revising.Contains(entry.Kind) ? _dossiers.Keys.Where(id => id.Split('-').Contains(country)) : [];
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> AttendAsync(string thing) =>
        await _grains.GetGrain<IDossierGrain>(thing).AttendAsync();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
