// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Journal;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>The figures that members have agreed on and let the region be told.</summary>
internal sealed class AgreedFigures
{
    private const string DossierKind = "dossier";
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly WithheldGrounds _grounds;

    public AgreedFigures(IGrainFactory grains, IJournal journal, SliceReader slices)
    {
        _grains = grains;
        _journal = journal;
        _grounds = new WithheldGrounds(new SideReader(grains, slices));
    }

    /// <summary>The ended cases a snapshot may hold, by dossier and in the order they were opened.</summary>
    public async Task<EndedCases> ReadAsync(JobWork work, SnapshotScope scope, CancellationToken cancellationToken)
    {
        CallerContext.Set(work.Starter);
        var asked = work.Started.Snapshot;
        var question = new AgreedQuestion(work.Region.Code.Value, scope.SettledBy) { PeriodFrom = asked.PeriodFrom, PeriodTo = asked.PeriodTo };
        var pairs = StructureCatalogue.Find(asked.Structure)!.MirrorPairs;
        var ended = new List<Case>();
        var agreed = new List<AgreedCase>();
        foreach (var dossier in await DossiersAsync(work, cancellationToken))
        {
            await foreach (var @case in CasesAsync(dossier, question))
            {
                if (pairs.FirstOrDefault(pair => pair.Id == @case.Pair) is not { } pair || !scope.Includes(@case, pair))
                {
                    continue;
                }

                ended.Add(@case);
                if (@case.Proposals.FirstOrDefault(proposal => proposal.Id == @case.AgreedProposal) is { } proposal)
                {
                    var withheld = await _grounds.PeriodsOfAsync(@case, pair, proposal, work.Region.Code.Value, cancellationToken);
                    agreed.Add(new AgreedCase(@case, pair, proposal) { WithheldPeriods = withheld });
                }
            }
        }

        return new EndedCases(ended, agreed);
    }

    /// <summary>The periods that cases have figures for.</summary>
    public static IEnumerable<string> PeriodsOf(IEnumerable<AgreedCase> cases) =>
        cases.SelectMany(agreed => agreed.Proposal.Figures).Select(figure => figure.TimePeriod);

    /// <summary>Adds the figures of a period where the case they were agreed in is the one that counts.</summary>
    /// <returns>The ids of the cases added.</returns>
    public static IEnumerable<string> AddTo(
        ConsolidatedTable table,
        IReadOnlyList<AgreedCase> cases,
        IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> counting,
        string period,
        SetAsideCount setAside)
    {
        var added = new List<string>();
        foreach (var agreed in cases.Where(agreed => agreed.Proposal.Figures.Any(figure => figure.TimePeriod == period)))
        {
            if (counting[(agreed.Case.Origin, agreed.Case.Destination, agreed.Case.Pair)].Id != agreed.Case.Id)
            {
                setAside.Add(agreed.Case.Origin, "SUPERSEDED");
            }
            else if (agreed.AddTo(table, period))
            {
                added.Add(agreed.Case.Id);
            }
        }

        return added;
    }

    /// <summary>Adds the agreements that let the figures of cases be told; false where one of them has ended since they were read.</summary>
    public async Task<bool> AddGroundsAsync(JobWork work, IEnumerable<AgreedCase> cases, GroundsBook grounds)
    {
        CallerContext.Set(work.Starter);
        foreach (var agreed in cases)
        {
            foreach (var (country, side) in new[] { (agreed.Case.Origin, agreed.Pair.Origin), (agreed.Case.Destination, agreed.Pair.Destination) })
            {
                var periods = agreed.Proposal.Figures.Select(figure => figure.TimePeriod).Distinct();
                var question = new UseQuestion(side.Structure, [.. periods], Use.PublishAgreed, work.Region.Code.Value) { Classes = FixedClasses.Of(side, agreed.Proposal.Figures) };
                var agreements = await _grains.GetGrain<ICountryGrain>(country).PermittedByAsync(question);
                if (agreements.Length == 0)
                {
                    return false;
                }

                grounds.Add(agreements);
            }
        }

        return true;
    }

    private async IAsyncEnumerable<Case> CasesAsync(string dossier, AgreedQuestion question)
    {
        for (int? after = 0; after is { } place;)
        {
            var page = await _grains.GetGrain<IDossierGrain>(dossier).AgreedForAsync(question with { After = place });
            foreach (var @case in page.Dossier.Read().Cases)
            {
                yield return @case;
            }

            after = page.Next;
        }
    }

    private async Task<List<string>> DossiersAsync(JobWork work, CancellationToken cancellationToken)
    {
        var members = work.Region.Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var (stream, _) in (await _journal.HeadsAtAsync(null, cancellationToken)).Streams)
        {
            if (stream.Kind == DossierKind && stream.Key.Split('-').All(members.Contains))
            {
                keys.Add(stream.Key);
            }
        }

        return keys;
    }
}
