// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>One structure of a member through time, as far as an agreement forwards it to the region. Each state is read once.</summary>
internal sealed class ReportedStructure
{
    private readonly ICountryGrain _country;
    private readonly ReadingRequest _question;
    private readonly SliceReader _slices;
    private readonly IJournal _journal;
    private readonly Dictionary<long, CountryReading> _readings = [];
    private readonly Dictionary<(string Period, long SetBy), ReadableSlice> _loaded = [];

    private ReportedStructure(ICountryGrain country, ReadingRequest question, CountryReading now, SliceReader slices, IJournal journal)
    {
        _country = country;
        _question = question;
        Now = now;
        _slices = slices;
        _journal = journal;
        _readings.Add(now.Revision, now);
    }

    /// <summary>The state of now.</summary>
    public CountryReading Now { get; }

    /// <exception cref="Callers.RefusedException">No agreement covers it, or its journal cannot be read.</exception>
    public static async Task<ReportedStructure> ReadAsync(ICountryGrain country, ReadingRequest question, SliceReader slices, IJournal journal) =>
        new(country, question, await country.ReadAsync(question), slices, journal);

    /// <summary>The rows of a table in a period after an entry; null where the slice was not there.</summary>
    public async Task<TableRows?> RowsAsync(RoundTable table, string period, long asOf, CancellationToken cancellationToken) =>
        await SliceAsync(period, asOf) is { } found ? new TableRows(await LoadAsync(found.Reading, found.Slice, cancellationToken), table) : null;

    /// <summary>
    /// The entry with which figures of a table came that were not there after one entry and are after another. Where they came several times
    /// between, it is one of them.
    /// </summary>
    public async Task<long> CameWithAsync(RoundTable table, string period, long absent, long present, CancellationToken cancellationToken)
    {
        var came = await SetByAsync(period, present);
        while (await BetweenAsync(period, absent, came - 1) is var middle && middle.AsOf > absent)
        {
            var slice = middle.Slices.FirstOrDefault(slice => slice.Period == period);
            if (slice is not null && new TableRows(await LoadAsync(middle, slice, cancellationToken), table).Any)
            {
                came = middle.AsOf;
            }
            else
            {
                absent = middle.AsOf;
            }
        }

        return came;
    }

    /// <summary>The last entry at or before a time.</summary>
    public Task<long> SeqAtAsync(DateTimeOffset time, CancellationToken cancellationToken) => _journal.SeqAtAsync(Stream, time, cancellationToken);

    /// <summary>When an entry was written.</summary>
    public async Task<DateTimeOffset> TimeOfAsync(long seq, CancellationToken cancellationToken) =>
        (await _journal.EntryAsync(Stream, seq, cancellationToken))!.Time;

    private StreamName Stream => StreamName.Country(Now.Country);

    private Task<CountryReading> BetweenAsync(string period, long after, long upTo) => _country.ReadAsync(
        _question with { PeriodFrom = period, PeriodTo = period, Between = new SetBetween(after, upTo), MinRevision = Now.Revision });

    private async Task<long> SetByAsync(string period, long asOf) => (await SliceAsync(period, asOf))!.Value.Slice.SetBy;

    private async Task<(CountryReading Reading, SliceReference Slice)?> SliceAsync(string period, long asOf)
    {
        if (!_readings.TryGetValue(asOf, out var reading))
        {
            reading = await _country.ReadAsync(_question with { AsOfSeq = asOf, MinRevision = Now.Revision });
            _readings.Add(asOf, reading);
        }

        return reading.Slices.FirstOrDefault(slice => slice.Period == period) is { } slice ? (reading, slice) : null;
    }

    private async Task<ReadableSlice> LoadAsync(CountryReading reading, SliceReference slice, CancellationToken cancellationToken)
    {
        if (!_loaded.TryGetValue((slice.Period, slice.SetBy), out var readable))
        {
            _loaded.Add((slice.Period, slice.SetBy), readable = await _slices.LoadAsync(reading, slice, cancellationToken));
        }

        return readable;
    }
}
