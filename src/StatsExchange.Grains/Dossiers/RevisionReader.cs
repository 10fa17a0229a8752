// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Tells whether a side of a case was revised since a vintage. It looks at the cells of the corridor and the periods only, and of these only at
/// what the partner may see: a change of what is withheld from the partner is not for the partner to learn, however it asks.
/// </summary>
public sealed class RevisionReader
{
    private static readonly string[] Parts = ["", "-S1", "-S2", "-Q1", "-Q2", "-Q3", "-Q4", .. Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"-{month:00}"))];

    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;

    /// <summary>Takes the grains and the reader of slices.</summary>
    public RevisionReader(IGrainFactory grains, SliceReader slices)
    {
        _grains = grains;
        _slices = slices;
    }

    /// <summary>How a side differs from what it was, as far as its partner may see it.</summary>
    /// <param name="case">The case.</param>
    /// <param name="country">The side.</param>
    /// <param name="since">The vintage it is compared with; 0 for nothing.</param>
    /// <param name="caller">Who asks: one of the two, or the hub for both.</param>
    /// <returns>Null where no agreement opens the side to its partner: then it is not for the partner to learn that anything changed.</returns>
    internal Task<SideRevision?> ReadAsync(Case @case, string country, long since, Caller caller) =>
        CompareAsync(@case, country, since, Question(@case, country, caller, Use.Compare));

    /// <summary>The same, as far as the caller may see it: its own side whole.</summary>
    internal Task<SideRevision?> ReadForAsync(Case @case, string country, long since, Caller caller) =>
        CompareAsync(@case, country, since, Question(@case, country, caller, Use.Compare) with { ShownTo = null });

    /// <summary>Which sides revised cells since the settlement that a region may see, when it asks for itself, and of which periods.</summary>
    internal async Task<IReadOnlyList<FigureRevision>> RevisedForAsync(Case @case, string region)
    {
        var revised = new List<FigureRevision>();
        foreach (var revision in @case.Revisions)
        {
            var question = new ReadingRequest(SideOf(@case, revision.Country).Structure, @case.PeriodFrom, @case.PeriodTo, Use.PublishAgreed, region)
            {
                LeavesOutConfidential = true,
                Classes = FixedClasses.Of(SideOf(@case, revision.Country)),
            };
            if (await CompareAsync(@case, revision.Country, revision.SettledVintage, question) is { ChangedCells: > 0 } seen)
            {
                revised.Add(new FigureRevision { Country = revision.Country, SettledVintage = revision.SettledVintage, Periods = { seen.Changed.Keys } });
            }
        }

        return revised;
    }

    /// <summary>The vintage a side is at now. An outcome that says nothing of figures can be proposed without an agreement, and then rests on none.</summary>
    internal async Task<long> VintageAsync(Case @case, string country, Outcome outcome, Caller caller)
    {
        try
        {
            return (await GrainOf(country).ReadAsync(Question(@case, country, caller, Use.Compare))).LastSetBy;
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement && outcome == Outcome.NoAgreement)
        {
            return 0;
        }
    }

    /// <summary>Refuses an adoption the partner does not permit for all of the case.</summary>
    internal async Task RequireAdoptionAsync(Case @case, string adopting, Caller caller)
    {
        var partner = @case.PartnerOf(adopting);
        var reading = await GrainOf(partner).ReadAsync(Question(@case, partner, caller, Use.Adopt));
        if (!PeriodsWithin(PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo)).All(reading.Scope.Covers))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No valid agreement of {partner} lets {adopting} adopt its figures of all periods of case {@case.Id}.");
        }
    }

    /// <summary>
    /// Refuses a figure that was worked out from what the sides opened to each other where one no longer opens it; and one that was harmonised
    /// where what a side says of its series is no longer what it said then.
    /// </summary>
    internal async Task RequireGroundsAsync(Case @case, Proposal proposal, Caller caller)
    {
        foreach (var (country, sheets) in new[] { (@case.Origin, proposal.OriginSheets), (@case.Destination, proposal.DestinationSheets) })
        {
            var question = Question(@case, country, caller, Use.Compare) with { Classes = FixedClasses.Of(SideOf(@case, country), proposal.Figures) };
            var reading = await GrainOf(country).ReadAsync(question);
            if (!proposal.Figures.All(figure => reading.Scope.Covers(figure.TimePeriod)))
            {
                throw new RefusedException(ErrorReason.NoAgreement, $"No valid agreement opens the figures of {country} that proposal {proposal.Id} was worked out from.");
            }

            if (proposal.StayFactors.Length > 0 && !sheets.SequenceEqual(SheetsIn(reading, @case)))
            {
                throw CaseRules.NotFit($"{country} has registered or withdrawn series sheets of case {@case.Id} since proposal {proposal.Id} was worked out. Propose anew.");
            }
        }
    }

    /// <summary>The series sheets of a side that held for the case after an entry, as far as its partner may see the side.</summary>
    internal async Task<IReadOnlyList<SheetVersion>> SheetsAtAsync(Case @case, string country, long seq, Caller caller) =>
        [.. SheetsIn(await GrainOf(country).ReadAsync(Question(@case, country, caller, Use.Compare) with { AsOfSeq = seq }), @case)];

    private static IEnumerable<SheetVersion> SheetsIn(CountryReading reading, Case @case) =>
        SheetVersions.Of(reading.Sheets().Of(SideOf(@case, reading.Country), CountryCode.Parse(@case.PartnerOf(reading.Country))));

    // Two agreements can leave a gap between the ends, and of a period that lies across both neither opens anything.
    private static IEnumerable<string> PeriodsWithin(PeriodRange range) =>
        from year in Enumerable.Range(range.From!.Value.Year, range.To!.Value.Year - range.From.Value.Year + 1)
        from part in Parts
        let period = Period.Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}{part}"))
        where range.Contains(period)
        select period.ToString();

    private static ReadingRequest Question(Case @case, string country, Caller caller, Use use) => new(SideOf(@case, country).Structure, @case.PeriodFrom, @case.PeriodTo, use)
    {
        ShownTo = caller.Country == country || caller.Role == Role.Hub ? @case.PartnerOf(country) : null,
        Classes = FixedClasses.Of(SideOf(@case, country)),
    };

    private static MirrorSide SideOf(Case @case, string country) =>
        country == @case.Origin ? CorridorFields.Pair(@case.Pair).Origin : CorridorFields.Pair(@case.Pair).Destination;

    private ICountryGrain GrainOf(string country) => _grains.GetGrain<ICountryGrain>(country);

    private async Task<SideRevision?> CompareAsync(Case @case, string country, long since, ReadingRequest question)
    {
        try
        {
            return await ReadBothAsync(@case, country, since, question);
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            return null;
        }
    }

    private async Task<SideRevision> ReadBothAsync(Case @case, string country, long since, ReadingRequest question)
    {
        var now = await GrainOf(country).ReadAsync(question);
        if (now.LastSetBy <= since)
        {
            return new SideRevision(now.LastSetBy, ImmutableSortedDictionary<string, long>.Empty);
        }

        var cells = new CorridorCells(SideOf(@case, country), @case.PartnerOf(country));
        var before = since == 0 ? [] : await LoadAsync(await GrainOf(country).ReadAsync(question with { AsOfSeq = since }), cells);
        var after = await LoadAsync(now, cells);
        return new SideRevision(
            now.LastSetBy,
            before.Keys.Union(after.Keys)
                .Select(period => KeyValuePair.Create(period, CorridorCells.Changes(before.GetValueOrDefault(period), after.GetValueOrDefault(period))))
                .Where(changed => changed.Value > 0)
                .ToImmutableSortedDictionary(StringComparer.Ordinal))
        {
            EmbargoEnds = [.. now.Embargoes.Select(embargo => embargo.Read().Until?.ToDateTimeOffset()).OfType<DateTimeOffset>()],
        };
    }

    private async Task<Dictionary<string, ReadableSlice>> LoadAsync(CountryReading reading, CorridorCells cells)
    {
        var slices = new Dictionary<string, ReadableSlice>(StringComparer.Ordinal);
        foreach (var reference in reading.Slices)
        {
            slices.Add(reference.Period, cells.Of(await _slices.LoadAsync(reading, reference, CancellationToken.None)));
        }

        return slices;
    }
}
