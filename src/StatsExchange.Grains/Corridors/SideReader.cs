// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Corridors;

/// <summary>Reads one side of mirror pairs.</summary>
public sealed class SideReader
{
    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;

    /// <summary>Takes the grains and the reader of slices.</summary>
    public SideReader(IGrainFactory grains, SliceReader slices)
    {
        _grains = grains;
        _slices = slices;
    }

    /// <summary>Asks whether what a side was read under still holds.</summary>
    /// <exception cref="RefusedException">An agreement does not hold any more.</exception>
    internal Task RequireStillAsync(ReportedSide side) => GrantCheck.RequireAsync(_grains, side.Country, side.Scope);

    /// <summary>What a country reports of a side.</summary>
    /// <param name="side">The side; its structure is read, whatever structure the question names.</param>
    /// <param name="country">The country (alpha-3).</param>
    /// <param name="question">Periods, use, region and revision.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ReportedSide> ReadAsync(MirrorSide side, string country, ReadingRequest question, CancellationToken cancellationToken)
    {
        return await LoadAsync(await _grains.GetGrain<ICountryGrain>(country).ReadAsync(Of(side, question)), cancellationToken);
    }

    /// <summary>What a country reported of a side at a vintage, less what does not stand any more, with the series sheets of now.</summary>
    /// <param name="side">The side; its structure is read, whatever structure the question names.</param>
    /// <param name="country">The country (alpha-3).</param>
    /// <param name="question">Periods, use and, beside those that the side is held at, the classes that are needed.</param>
    /// <param name="vintage">The vintage; 0 for before there was any.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<ReportedSide> ReadAtAsync(MirrorSide side, string country, ReadingRequest question, long vintage, CancellationToken cancellationToken)
    {
        var grain = _grains.GetGrain<ICountryGrain>(country);
        var now = await grain.ReadAsync(Of(side, question));
        return now.LastSetBy == vintage
            ? await LoadAsync(now, cancellationToken)
            : (await LoadAsync(await grain.ReadAsync(Of(side, question) with { AsOfSeq = vintage, MinRevision = now.Revision }), cancellationToken)) with { Sheets = now.Sheets() };
    }

    private static ReadingRequest Of(MirrorSide side, ReadingRequest question) =>
        question with { Structure = side.Structure, Classes = [.. FixedClasses.Of(side).Union(question.Classes)] };

    private async Task<ReportedSide> LoadAsync(CountryReading reading, CancellationToken cancellationToken)
    {
        var slices = new Dictionary<string, Slice>(StringComparer.Ordinal);
        var margins = new Dictionary<string, Slice>(StringComparer.Ordinal);
        try
        {
            foreach (var reference in reading.Slices)
            {
                var readable = await _slices.LoadAsync(reading, reference, cancellationToken);
                slices.Add(reference.Period, readable.Slice);
                margins.Add(reference.Period, readable.Margins);
            }
        }
        catch (JournalException fault)
        {
            // Whoever reads many countries must be able to leave one out, whether its grain or a block of it is what fails.
            throw JournalFaults.ToRefusal(fault);
        }

        return new ReportedSide(reading.Country, reading.Revision, reading.LastSetBy, reading.Scope, slices, reading.Sheets())
        {
            Margins = margins,
        };
    }
}
