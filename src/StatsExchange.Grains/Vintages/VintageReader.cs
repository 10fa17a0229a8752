// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Vintages;

/// <summary>Compares two vintages of a country for its own office.</summary>
public sealed class VintageReader
{
    private const int MaxMessageBytes = 2 * 1024 * 1024;
    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly TimeProvider _time;

    /// <summary>Takes the grains, the blocks, and the clock that tells what is past.</summary>
    public VintageReader(IGrainFactory grains, BlockCache blocks, TimeProvider time)
    {
        _grains = grains;
        _blocks = blocks;
        _time = time;
    }

    /// <summary>
    /// A page of what changed. The first one counts the whole, reading every block that differs once; those after it read only the blocks they
    /// show.
    /// </summary>
    /// <exception cref="RefusedException">A field is not as it must be, or the country is not the caller's.</exception>
    public async Task<CompareVintagesResponse> CompareAsync(CompareVintagesRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageSize.Of(request.PageSize);
        var token = ComparisonToken.Read(request);
        var (comparison, revision, from, to) = await OpenAsync(request, token);
        var response = new CompareVintagesResponse { Revision = revision, FromSeq = from, ToSeq = to };
        var (next, bytes) = (token?.Place ?? ComparisonPlace.Start, 0);
        var isFull = false;
        await foreach (var cell in comparison.FromAsync(next, cancellationToken))
        {
            if (!isFull)
            {
                response.Changes.Add(cell.ToMessage());
                next = cell.Next;
                bytes += response.Changes[^1].CalculateSize();
                isFull = response.Changes.Count == size || bytes > MaxMessageBytes;
            }

            if (token is not null && isFull)
            {
                break;
            }

            Count(response, cell.Kind);
        }

        var done = token ?? new ComparisonToken(revision, from, to, response.Added, response.Revised, response.Removed, 0, ComparisonPlace.Start);
        (response.Added, response.Revised, response.Removed) = (done.Added, done.Revised, done.Removed);
        done = done with { Shown = done.Shown + response.Changes.Count, Place = next };
        response.NextPageToken = done.Shown < done.Total ? done.Write(request) : "";
        return response;
    }

    private static void Count(CompareVintagesResponse response, ChangeKind kind)
    {
        response.Added += kind == ChangeKind.Added ? 1 : 0;
        response.Revised += kind == ChangeKind.Revised ? 1 : 0;
        response.Removed += kind == ChangeKind.Removed ? 1 : 0;
    }

    private static void Check(CompareVintagesRequest request)
    {
        if (!CountryCode.TryParse(request.RefArea, out var country))
        {
            throw RefusedException.Field("ref_area", "expected a country by ISO 3166-1 alpha-3");
        }

        if (CallerContext.Required.Country != country.Value)
        {
            throw new RefusedException(ErrorReason.NotYours, $"Past vintages of {country} are read by {country} only.");
        }

        if (StructureCatalogue.Find(request.Structure) is not { } structure || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            throw RefusedException.Field("structure", "expected STOCK, FLOW or RETURN");
        }

        if (request.FromCase == CompareVintagesRequest.FromOneofCase.None)
        {
            throw RefusedException.Field("from", "expected a seq or a time");
        }

        PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
    }

    private async Task<(VintageComparison Comparison, long Revision, long From, long To)> OpenAsync(CompareVintagesRequest request, ComparisonToken? token)
    {
        var now = _time.GetUtcNow();
        var country = _grains.GetGrain<ICountryGrain>(request.RefArea);
        var question = new ReadingRequest(request.Structure, request.PeriodFrom, request.PeriodTo, Use.Compare);
        var after = await country.ReadAsync(token is not null
            ? question with { AsOfSeq = token.ToSeq }
            : question with
            {
                AsOfSeq = request.ToCase == CompareVintagesRequest.ToOneofCase.ToSeq ? request.ToSeq : null,
                AsOfTime = AsOfFields.Past(request.ToTime, "to_time", now),
            });
        var before = await country.ReadAsync(token is not null
            ? question with { AsOfSeq = token.FromSeq }
            : question with
            {
                AsOfSeq = request.FromCase == CompareVintagesRequest.FromOneofCase.FromSeq ? request.FromSeq : null,
                AsOfTime = AsOfFields.Past(request.FromTime, "from_time", now),
            });
        return (new VintageComparison(_blocks, before.Slices, after.Slices), token?.Revision ?? after.Revision, before.AsOf, after.AsOf);
    }
}
