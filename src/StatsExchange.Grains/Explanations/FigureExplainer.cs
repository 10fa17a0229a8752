// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells how a figure came about, as far as who asks may know.</summary>
public sealed class FigureExplainer
{
    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly SliceReader _slices;
    private readonly DraftComparer _drafts;

    /// <summary>Takes the grains, the block table, the slices, and what asks regional bodies for their drafts.</summary>
    public FigureExplainer(IGrainFactory grains, BlockCache blocks, SliceReader slices, DraftComparer drafts)
    {
        _drafts = drafts;
        _grains = grains;
        _blocks = blocks;
        _slices = slices;
    }

    /// <summary>To a regional body of a figure of its snapshot; to an office of its own corridor what stands now.</summary>
    /// <exception cref="RefusedException">A field is not as it must be, or there is no such figure for this caller.</exception>
    public async Task<ExplainFigureResponse> ExplainAsync(ExplainFigureRequest request, CancellationToken cancellationToken)
    {
        var question = FigureQuestion.Read(request);
        var told = CallerContext.Required.Country is { } country
            ? await new OfficeExplainer(_grains, _slices).ExplainAsync(request, question, country, cancellationToken)
            : await new SnapshotExplainer(_grains, _blocks, _slices, _drafts).ExplainAsync(request, question, cancellationToken);
        (told.Origin, told.Destination, told.Pair, told.TimePeriod) = (question.Origin, question.Destination, question.Pair.Id, question.Period);
        told.Dimensions.Add(question.Codes.ToDictionary());
        return told;
    }
}
