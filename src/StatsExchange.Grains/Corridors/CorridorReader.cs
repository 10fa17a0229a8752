// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Compares the two sides of corridors, as far as the caller may see them.</summary>
public sealed class CorridorReader
{
    private const int CellsPerMessage = 1_000;
    private readonly SideReader _sides;

    /// <summary>Takes the reader of sides.</summary>
    public CorridorReader(SideReader sides) => _sides = sides;

    /// <summary>One corridor cell by cell; first a message with the revisions only.</summary>
    /// <exception cref="RefusedException">A field is not as it must be, or an agreement is missing or ended while the corridor was compared.</exception>
    public async IAsyncEnumerable<CompareCorridorResponse> CompareAsync(
        CompareCorridorRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var corridor = CorridorFields.Read(request.Origin, request.Destination);
        var pair = CorridorFields.Pair(request.Pair);
        PeriodTexts.RangeOfOneFrequency(request.PeriodFrom, request.PeriodTo);
        var harmonisation = StayFields.Read(request.StayFactors, request.HasTargetStayMonths ? request.TargetStayMonths : null);
        var caller = CallerContext.Required;
        if (caller.Country is { } own && own != request.Origin && own != request.Destination)
        {
            throw new RefusedException(ErrorReason.NotYours, $"The corridor {request.Origin} to {request.Destination} is not one of {own}.");
        }

        var question = new ReadingRequest("", request.PeriodFrom, request.PeriodTo, Use.Compare, caller.Region, ForComparison: true);
        var origin = await _sides.ReadAsync(pair.Origin, request.Origin, question with { MinRevision = request.MinRevision.GetValueOrDefault(request.Origin) }, cancellationToken);
        var destination = await _sides.ReadAsync(pair.Destination, request.Destination, question with { MinRevision = request.MinRevision.GetValueOrDefault(request.Destination) }, cancellationToken);
        yield return new CompareCorridorResponse
        {
            OriginRevision = origin.Revision,
            DestinationRevision = destination.Revision,
            Harmonisation = harmonisation is null ? null : ReasonMessages.Of(harmonisation),
            ReasonOrder = { ExplainedDifference.Order.Select(ReasonMessages.Of) },
            ReasonMethod = ExplainedDifference.MethodVersion,
            OriginSheets = { SheetVersions.Of(origin.Sheets.Of(pair.Origin, corridor.Destination)) },
            DestinationSheets = { SheetVersions.Of(destination.Sheets.Of(pair.Destination, corridor.Origin)) },
        };
        var options = MirrorOptions.None with { Filter = request.Filter.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        foreach (var period in PeriodsOf(origin, destination, request))
        {
            await _sides.RequireStillAsync(origin);
            await _sides.RequireStillAsync(destination);
            var opened = new OpenedClasses(pair, origin.Scope, destination.Scope, period);
            var designated = options.WithReferenceSources(pair, corridor, Domain.Period.Parse(period), origin.Sheets, destination.Sheets);
            var left = origin.Cells(period, harmonisation, pair.Origin, request.Destination);
            var arrived = destination.Cells(period, harmonisation, pair.Destination, request.Origin);
            var explainer = new CellExplainer(left, arrived, harmonisation);
            var compared = Compare(pair, corridor, origin.Slice(period), destination.Slice(period), designated, request.ExactOnly);
            var included = IncludedFigures.Of(pair, corridor, origin.Slice(period), destination.Slice(period), designated);
            var others = included.Others(period, compared.Cells).ToList();
            if (compared.Cells.IsEmpty && others.Count == 0)
            {
                yield return Part(CellMessages.Nothing(pair, period, options.Filter));
            }

            var measures = new MeasureColumns(CellsPerMessage);
            for (int start = 0, count; (count = compared.Cells.Measure(start, measures)) > 0; start += count)
            {
                var at = start;
                yield return Part(Enumerable.Range(0, count).Where(i => opened.Include(compared.Cells[at + i])).Select(i => WithRivals(included.Mark(Told(compared.Cells[at + i])), measures.At(i))));
            }

            foreach (var chunk in others.Where(opened.Include).Chunk(CellsPerMessage))
            {
                yield return Part(chunk.Select(cell => CellMessages.Of(cell, explainer, cell.Measures)));
            }

            foreach (var notAligned in compared.NotAligned.Where(opened.Include).Chunk(CellsPerMessage))
            {
                var part = Part();
                part.NotAligned.AddRange(notAligned.Select(entry => CellMessages.Of(entry, corridor, period)));
                yield return part;
            }

            V1.MirrorCell WithRivals(Domain.Corridors.MirrorCell cell, AsymmetryMeasures measured)
            {
                var message = CellMessages.Of(cell, explainer, measured);
                message.OriginRivals.AddRange(RivalMessages.Of(cell.Origin, origin.Slice(period), caller.Country is not null));
                message.DestinationRivals.AddRange(RivalMessages.Of(cell.Destination, destination.Slice(period), caller.Country is not null));
                return message;
            }

            // An office has its own copy anyway, and the source its own figure.
            Domain.Corridors.MirrorCell Told(Domain.Corridors.MirrorCell cell) => caller.Country is null ? CopiedFigures.Withhold(cell, left, arrived) : cell;
        }

        CompareCorridorResponse Part(params IEnumerable<V1.MirrorCell> cells) =>
            new() { OriginRevision = origin.Revision, DestinationRevision = destination.Revision, Cells = { cells } };
    }

    /// <summary>Corridors by asymmetry at totals, as far as agreements go.</summary>
    public Task<RankCorridorsResponse> RankAsync(RankCorridorsRequest request, CancellationToken cancellationToken) =>
        new RankingReader(_sides).RankAsync(request, cancellationToken);

    /// <summary>The asymmetry of many cells together, as far as agreements go.</summary>
    public Task<GetAsymmetryIndexResponse> IndexAsync(GetAsymmetryIndexRequest request, CancellationToken cancellationToken) =>
        new IndexReader(_sides).IndexAsync(request, cancellationToken);

    /// <summary>
    /// Periods with figures of either side, as far as the caller may see both sides: what may not be seen must not pass for missing. A
    /// single period asked for is told of even where neither has any.
    /// </summary>
    private static IEnumerable<string> PeriodsOf(ReportedSide origin, ReportedSide destination, CompareCorridorRequest request)
    {
        var periods = origin.Periods.Union(destination.Periods);
        return (request.PeriodFrom.Length > 0 && request.PeriodFrom == request.PeriodTo ? periods.Union([request.PeriodFrom]) : periods)
            .Where(period => origin.Scope.Covers(period) && destination.Scope.Covers(period))
            .Order(StringComparer.Ordinal);
    }

    private static AlignedComparison Compare(
        MirrorPair pair, Corridor corridor, Domain.Observations.Slice? origin, Domain.Observations.Slice? destination, MirrorOptions options, bool exactOnly)
    {
        try
        {
            return exactOnly
                ? new AlignedComparison(MirrorComparison.Compare(pair, corridor, origin, destination, options), [])
                : CorridorAlignment.Compare(pair, corridor, origin, destination, options);
        }
        catch (MirrorFilterException e)
        {
            throw RefusedException.Field($"filter.{e.Dimension}", $"expected one of the matched dimensions {string.Join(", ", pair.Matched)}");
        }
    }
}
