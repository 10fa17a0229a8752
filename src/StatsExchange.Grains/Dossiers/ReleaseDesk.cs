// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Decides what a regional body may be told of how a case ended: the figure by its release class, and an agreement of both countries.</summary>
internal sealed class ReleaseDesk
{
    private readonly IGrainFactory _grains;
    private readonly RevisionReader _revisions;

    public ReleaseDesk(IGrainFactory grains, RevisionReader revisions) => (_grains, _revisions) = (grains, revisions);

    /// <summary>How a case ended, with its figure where the body may be told it; null where it had not ended.</summary>
    public async Task<Case?> TellAsync(Case @case, AgreedQuestion question)
    {
        var ended = question.SettledBy is { } time ? @case.EndedBy(time) : @case;
        return ended is null || ended.Outcome == Outcome.Unspecified ? null
            : await MayTellAsync(ended, question.Region) && await StandsAsync(@case, ended, question.Region)
                ? DossierView.OnlyAgreed(ended, await _revisions.RevisedForAsync(ended, question.Region))
                : DossierView.OnlyOutcome(ended);
    }

    // What both replaced since is told only where what stands in its place may be told too: they may have taken it back, or closed it.
    private async Task<bool> StandsAsync(Case @case, Case ended, string region) =>
        ended.AgreedProposal == @case.AgreedProposal || await MayTellAsync(@case, region);

    private async Task<bool> MayTellAsync(Case @case, string region)
    {
        if (@case.Outcome != Outcome.AgreedFigure || @case.Agreed().ReleaseClass is not (ReleaseClass.Region or ReleaseClass.Public))
        {
            return false;
        }

        var pair = CorridorFields.Pair(@case.Pair);
        return await PermitsAsync(@case.Origin, @case.Destination, pair.Origin, @case, region)
            && await PermitsAsync(@case.Destination, @case.Origin, pair.Destination, @case, region);
    }

    private Task<bool> PermitsAsync(string country, string counterpart, MirrorSide side, Case @case, string region) => _grains
        .GetGrain<ICountryGrain>(country)
        .PermitsAsync(new UseQuestion(side.Structure, [.. @case.Agreed().Figures.Select(figure => figure.TimePeriod)], Use.PublishAgreed, region, counterpart)
        {
            Classes = FixedClasses.Of(side, @case.Agreed().Figures),
        });
}
