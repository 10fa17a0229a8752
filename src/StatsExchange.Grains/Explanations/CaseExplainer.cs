// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Explanations;

/// <summary>
/// Tells how cases on a figure ended: to a regional body of both countries outcome and joint note, and of an agreed figure that its snapshot shows
/// what was signed by whom.
/// </summary>
internal sealed class CaseExplainer(IGrainFactory grains, BlockCache blocks, FigureQuestion question, ChosenSnapshot chosen)
{
    public async Task<IReadOnlyList<ExplainedCase>> ExplainAsync(CancellationToken cancellationToken)
    {
        var row = chosen.Rows.Find(ConsolidatedKeys.AgreedFigure);
        var ended = await EndedAsync();
        ended.AddRange(NamedInSnapshot().Where(named => ended.TrueForAll(outcome => outcome.Case != named.Case)).DistinctBy(named => named.Case));

        var explained = new List<ExplainedCase>(ended.Count);
        foreach (var outcome in ended)
        {
            var told = new ExplainedCase
            {
                Ended = outcome,
                EndedSince = outcome.Time is { } time && time > chosen.Snapshot.Time,
                InManifest = chosen.Manifest.Cases.Contains(outcome.Case),
            };
            await (row is null || row["CASE_ID"] != outcome.Case ? AddAbsentAsync(told, isOnly: ended.Count == 1) : AddFigureAsync(told, row, cancellationToken));
            explained.Add(told);
        }

        return explained;
    }

    // The case as the body may see it, once both have signed a figure; else what keeps it from the body.
    private async Task<(Case? Released, AgreedPage Page)> ReleasedAsync(string @case)
    {
        var page = await grains.GetGrain<IDossierGrain>(OfficeCases.DossierOf(question)).AgreedForAsync(new AgreedQuestion(chosen.Region) { Case = @case });
        return (page.Dossier.Read().Cases.FirstOrDefault(found => found.HasAgreed()), page);
    }

    private async Task<List<CaseOutcome>> EndedAsync()
    {
        var members = Domain.Areas.Regions.Find(chosen.Region)!.Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal);
        if (CallerContext.Required.Region != chosen.Region || !members.Contains(question.Origin) || !members.Contains(question.Destination))
        {
            return [];
        }

        var outcomes = (await grains.GetGrain<IDossierGrain>(OfficeCases.DossierOf(question)).OutcomesForAsync(chosen.Region)).Read().Outcomes;
        return [.. outcomes.Where(outcome => OfficeCases.Concerns(question, outcome.Origin, outcome.Pair, outcome.PeriodFrom, outcome.PeriodTo)).OrderBy(outcome => outcome.Time)];
    }

    // A statement holds all figures of the case and the reasons of the two; whoever has a signature over it can try out what it may say.
    private async Task<bool> IsOpenAsync(Case released, CancellationToken cancellationToken)
    {
        var proposal = released.Agreed();
        if (proposal.Justification.Length > 0)
        {
            return false;
        }

        foreach (var figures in proposal.Figures.GroupBy(figure => figure.TimePeriod))
        {
            var rows = figures.Key == question.Period ? chosen.Rows : await SnapshotRows.ReadAsync(blocks, chosen.Made, chosen.Manifest, question.At(figures.First()), cancellationToken);
            if (figures.Any(figure => rows.Find(question.At(figure), ConsolidatedKeys.AgreedFigure) is not { } row || row["CASE_ID"] != released.Id || !figure.Value.Equals(row.Value)))
            {
                return false;
            }
        }

        return true;
    }

    // The hub's steward is told no outcomes, but what a snapshot says.
    private List<CaseOutcome> NamedInSnapshot() =>
    [
        .. from figure in new[] { ConsolidatedKeys.AgreedFigure, ConsolidatedKeys.OriginFigure, ConsolidatedKeys.DestinationFigure }
           let row = chosen.Rows.Find(figure)
           where row is not null && row["CASE_ID"].Length > 0 && Enum.TryParse<Outcome>(row["OUTCOME"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out _)
           select new CaseOutcome
           {
               Case = row["CASE_ID"],
               Origin = question.Origin,
               Destination = question.Destination,
               Pair = question.Pair.Id,
               Outcome = Enum.Parse<Outcome>(row["OUTCOME"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
           },
    ];

    private async Task AddAbsentAsync(ExplainedCase told, bool isOnly)
    {
        told.ProposalUntold = told.Ended.Outcome != Outcome.AgreedFigure ? UntoldReason.NoFigure
            : told.EndedSince ? UntoldReason.NoSuchFigure
            : await WhyAbsentAsync(told, isOnly);
        told.Figure = new ToldFigure { Figure = ConsolidatedKeys.AgreedFigure, Standing = FigureStanding.Absent, Untold = told.ProposalUntold };
    }

    private async Task<UntoldReason> WhyAbsentAsync(ExplainedCase told, bool isOnly)
    {
        var (released, page) = await ReleasedAsync(told.Ended.Case);
        if (released is null)
        {
            // What the snapshot holds of the case could be told when it was made.
            return told.InManifest || page.Untold.IsEmpty ? UntoldReason.NoLongerPermitted : page.Untold[0];
        }

        return !released.Agreed().Figures.Any(question.IsOf) ? UntoldReason.NotAgreedOn
            : isOnly && chosen.Snapshot.Round.Length == 0 ? UntoldReason.NoAgreement
            : UntoldReason.NoSuchFigure;
    }

    private async Task AddFigureAsync(ExplainedCase told, SnapshotRow row, CancellationToken cancellationToken)
    {
        told.Figure = row.Tell(ConsolidatedKeys.AgreedFigure);
        if (row.Value is null)
        {
            told.ProposalUntold = UntoldReason.Withheld;
            return;
        }

        var (released, _) = await ReleasedAsync(told.Ended.Case);
        if (released is null)
        {
            told.ProposalUntold = UntoldReason.NoLongerPermitted;
            return;
        }

        var proposal = released.Agreed();
        if (proposal.Figures.FirstOrDefault(question.IsOf) is not { } figure || !figure.Value.Equals(row.Value) || proposal.Method != row["METHOD"])
        {
            told.ProposalUntold = UntoldReason.SettledAnew;
            return;
        }

        var isOpen = await IsOpenAsync(released, cancellationToken);
        told.Proposal = Told(proposal, figure, isOpen);
        told.StatementUntold = isOpen ? UntoldReason.Unspecified : UntoldReason.Confidential;
        told.Revised.Add(released.RevisionsOf(question.Period));
    }

    private static Proposal Told(Proposal proposal, ProposedFigure figure, bool isOpen)
    {
        var told = proposal.Clone();
        if (!isOpen)
        {
            told.Figures.Clear();
            told.Figures.Add(figure);
            (told.Justification, told.Statement, told.Answers, told.ProposedBy) = ("", Google.Protobuf.ByteString.Empty, "", "");
            foreach (var signature in told.Signatures)
            {
                signature.Signature_ = Google.Protobuf.ByteString.Empty;
            }
        }

        told.Contest = null;
        return told;
    }
}
