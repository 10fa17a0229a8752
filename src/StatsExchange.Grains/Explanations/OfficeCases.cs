// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells one of the two countries how their own cases on a figure ended, with all they signed.</summary>
internal sealed class OfficeCases(IGrainFactory grains, FigureQuestion question)
{
    /// <summary>The dossier of the two countries.</summary>
    public static string DossierOf(FigureQuestion question) => string.CompareOrdinal(question.Origin, question.Destination) < 0
        ? $"{question.Origin}-{question.Destination}"
        : $"{question.Destination}-{question.Origin}";

    /// <summary>Whether a case is about the figure.</summary>
    public static bool Concerns(FigureQuestion question, string origin, string pair, string from, string to) =>
        origin == question.Origin && pair == question.Pair.Id && PeriodRange.Parse(from, to).Contains(Domain.Period.Parse(question.Period));

    public async Task<IReadOnlyList<ExplainedCase>> ExplainAsync()
    {
        var dossier = grains.GetGrain<IDossierGrain>(DossierOf(question));
        try
        {
            var ended = (await dossier.GetBriefAsync()).Read().Dossier.Cases
                .Where(told => told.Outcome != Outcome.Unspecified && Concerns(question, told.Origin, told.Pair, told.PeriodFrom, told.PeriodTo))
                .ToList();
            var found = new List<ExplainedCase>(ended.Count);
            foreach (var brief in ended)
            {
                found.Add(Explain((await dossier.GetAsync(new GetDossierRequest { Dossier = DossierOf(question), Case = brief.Id }.ToProto())).Read().Dossier.Cases[0]));
            }

            return [.. found.OrderBy(told => told.Ended.Time)];
        }
        catch (RefusedException refused) when (refused.Reason == ErrorReason.NotFound)
        {
            return [];
        }
    }

    private ExplainedCase Explain(Case told)
    {
        var proposal = told.HasAgreed() ? told.Agreed() : null;
        var figure = proposal?.Figures.FirstOrDefault(question.IsOf);
        var agreed = new ToldFigure { Figure = ConsolidatedKeys.AgreedFigure, Standing = figure is null ? FigureStanding.Absent : FigureStanding.Value };
        if (figure is not null)
        {
            agreed.Value = figure.Value;
        }
        else
        {
            agreed.Untold = told.Outcome == Outcome.AgreedFigure ? UntoldReason.NotAgreedOn : UntoldReason.NoFigure;
        }

        return new ExplainedCase
        {
            Ended = DossierView.OutcomeOf(told),
            Figure = agreed,
            Proposal = proposal,
            ProposalUntold = proposal is null ? UntoldReason.NoFigure : UntoldReason.Unspecified,
            Revised = { figure is null ? [] : told.RevisionsOf(question.Period) },
        };
    }
}
