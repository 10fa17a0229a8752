// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Decides what a regional body may be told of how a case ended: the figure by its release class, and an agreement of both countries.</summary>
internal sealed class ReleaseDesk
{
    // A case alone is smaller: what an office puts into one is limited, too.
    private const int MostBytes = 512 * 1024;

    private readonly IGrainFactory _grains;
    private readonly RevisionReader _revisions;

    public ReleaseDesk(IGrainFactory grains, RevisionReader revisions) => (_grains, _revisions) = (grains, revisions);

    /// <summary>A page of the cases of a dossier that a question asks for.</summary>
    public async Task<AgreedPage> PageAsync(Dossier dossier, AgreedQuestion question)
    {
        var page = new Dossier { Id = dossier.Id };
        var untold = ImmutableArray.CreateBuilder<UntoldReason>();
        var bytes = 0;
        var range = PeriodRange.Parse(question.PeriodFrom, question.PeriodTo);
        for (var i = question.After; i < dossier.Cases.Count; i++)
        {
            if (!IsAskedFor(dossier.Cases[i], question, range) || await TellAsync(dossier.Cases[i], question) is not var (told, why))
            {
                continue;
            }

            bytes += told.CalculateSize();
            if (page.Cases.Count > 0 && bytes > MostBytes)
            {
                return new AgreedPage(page.ToProto(), i) { Untold = untold.ToImmutable() };
            }

            page.Cases.Add(told);
            untold.Add(why);
        }

        return new AgreedPage(page.ToProto(), null) { Untold = untold.ToImmutable() };
    }

    private static bool IsAskedFor(Case @case, AgreedQuestion question, PeriodRange range) =>
        (question.Case.Length == 0 || question.Case == @case.Id) && PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo).Overlaps(range);

    // Null where it had not ended.
    private async Task<(Case Told, UntoldReason Why)?> TellAsync(Case @case, AgreedQuestion question)
    {
        var ended = question.SettledBy is { } time ? @case.EndedBy(time) : @case;
        if (ended is null || ended.Outcome == Outcome.Unspecified)
        {
            return null;
        }

        var why = ended.Outcome != Outcome.AgreedFigure ? UntoldReason.Unspecified : await WhyNotAsync(@case, ended, question.Region);
        return ended.Outcome == Outcome.AgreedFigure && why == UntoldReason.Unspecified
            ? (DossierView.OnlyAgreed(ended, await _revisions.RevisedForAsync(ended, question.Region)), why)
            : (DossierView.OnlyOutcome(ended), why);
    }

    // What both replaced since is told only where what stands in its place may be told too: they may have taken it back, or closed it.
    private async Task<UntoldReason> WhyNotAsync(Case @case, Case ended, string region) =>
        await WhyNotAsync(ended, region) is var why && (why != UntoldReason.Unspecified || ended.AgreedProposal == @case.AgreedProposal) ? why : await WhyNotAsync(@case, region);

    private async Task<UntoldReason> WhyNotAsync(Case @case, string region)
    {
        if (@case.Outcome != Outcome.AgreedFigure || @case.Agreed().ReleaseClass is not (ReleaseClass.Region or ReleaseClass.Public))
        {
            return UntoldReason.Confidential;
        }

        var pair = CorridorFields.Pair(@case.Pair);
        var origin = await WhyNotAsync(@case.Origin, @case.Destination, pair.Origin, @case, region);
        return origin != UntoldReason.Unspecified ? origin : await WhyNotAsync(@case.Destination, @case.Origin, pair.Destination, @case, region);
    }

    // An embargo holds a figure back that an agreement opens.
    private async Task<UntoldReason> WhyNotAsync(string country, string counterpart, MirrorSide side, Case @case, string region)
    {
        var grain = _grains.GetGrain<ICountryGrain>(country);
        var question = new UseQuestion(side.Structure, [.. @case.Agreed().Figures.Select(figure => figure.TimePeriod)], Use.PublishAgreed, region, counterpart)
        {
            Classes = FixedClasses.Of(side, @case.Agreed().Figures),
        };
        return await grain.PermitsAsync(question) ? UntoldReason.Unspecified
            : await grain.PermitsAsync(question with { Counterpart = null }) ? UntoldReason.Withheld
            : UntoldReason.NoAgreement;
    }
}
