// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Orleans;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Reads a country's observations for a caller, as canonical blocks.</summary>
public sealed class ObservationReader
{
    private const int MaxMessageBytes = 2 * 1024 * 1024;
    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;
    private readonly TimeProvider _time;

    /// <summary>Takes the grains, the reader of slices, and the clock that tells what is past.</summary>
    public ObservationReader(IGrainFactory grains, SliceReader slices, TimeProvider time)
    {
        _grains = grains;
        _slices = slices;
        _time = time;
    }

    /// <summary>The blocks of the periods asked for; first a message with the revision only.</summary>
    /// <exception cref="RefusedException">A field is not as it must be, the caller may see none of it, or an agreement ended while it was read.</exception>
    public async IAsyncEnumerable<ExportObservationsResponse> ExportAsync(
        ExportObservationsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!CountryCode.TryParse(request.RefArea, out var country))
        {
            throw RefusedException.Field("ref_area", "expected a country by ISO 3166-1 alpha-3");
        }

        if (request.AsOfCase != ExportObservationsRequest.AsOfOneofCase.None && CallerContext.Required.Country != country.Value)
        {
            // A past vintage carries the flags of its time: what has been marked confidential since would come back.
            throw new RefusedException(ErrorReason.NotYours, $"Past vintages of {country} are read by {country} only.");
        }

        var reading = await _grains.GetGrain<ICountryGrain>(country.Value).ReadAsync(Question(request));
        yield return new ExportObservationsResponse { Revision = reading.Revision, Sheets = { SheetVersions.Of(reading.Sheets().Current) } };
        foreach (var (at, reference) in reading.Slices.Index())
        {
            if (at > 0)
            {
                await GrantCheck.RequireAsync(_grains, reading.Country, reading.Scope);
            }

            await foreach (var block in _slices.LoadBlocksAsync(reading, reference, cancellationToken))
            {
                foreach (var response in Answers(block, reading.Revision))
                {
                    yield return response;
                }
            }
        }
    }

    // Comments can make a block larger than a message may be; where the rows of an answer are cut carries no meaning.
    private static IEnumerable<ExportObservationsResponse> Answers(ReadableBlock block, long revision)
    {
        var response = new ExportObservationsResponse
        {
            Revision = revision,
            Block = ObservationBlockCodec.ToMessage(block.Slice),
        };
        if (block.Slice.Count > 1 && response.CalculateSize() > MaxMessageBytes)
        {
            var half = block.Slice.Count / 2;
            return Answers(block.Take(new RowRange(0, half)), revision)
                .Concat(Answers(block.Take(new RowRange(half, block.Slice.Count - half)), revision));
        }

        response.SuppressedRows.AddRange(block.Withheld.Select(row => (uint)row));
        return [response];
    }

    private ReadingRequest Question(ExportObservationsRequest request)
    {
        if (Domain.Structures.StructureCatalogue.Find(request.Structure) is null || request.Structure == Domain.Structures.StructureCatalogue.Consolidated.Id)
        {
            throw RefusedException.Field("structure", "expected STOCK, FLOW or RETURN");
        }

        PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
        var caller = CallerContext.Required;
        return new ReadingRequest(
            request.Structure,
            request.PeriodFrom,
            request.PeriodTo,
            caller.Country is null ? Use.ForwardToRegion : Use.Compare,
            caller.Region,
            request.AsOfCase == ExportObservationsRequest.AsOfOneofCase.AsOfSeq ? request.AsOfSeq : null,
            request.AsOfCase == ExportObservationsRequest.AsOfOneofCase.AsOfTime ? AsOfFields.Past(request.AsOfTime, "as_of_time", _time.GetUtcNow()) : null,
            request.MinRevision);
    }
}
