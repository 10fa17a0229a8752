// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Finds what a reconciliation of a regional body estimates for a case between two of its members. It reads as that body reads, and gives the
/// estimates of the one corridor only, where nothing that they rest on is kept from others.
/// </summary>
public sealed class ReconciliationFinder
{
    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly SliceReader _slices;

    /// <summary>Takes the grains, the block table and the slices.</summary>
    public ReconciliationFinder(IGrainFactory grains, BlockCache blocks, SliceReader slices)
    {
        _grains = grains;
        _blocks = blocks;
        _slices = slices;
    }

    /// <summary>What a proposal that names a reconciliation asks for.</summary>
    /// <exception cref="RefusedException">The case is not the caller's, or there is none.</exception>
    public async Task<FoundReconciliation> FindAsync(string dossier, ProposeFigureRequest asked, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        var told = await _grains.GetGrain<IDossierGrain>(dossier).GetAsync(new GetDossierRequest { Dossier = dossier, Case = asked.Case }.ToProto());
        try
        {
            return new FoundReconciliation([.. await FindAsync(told.Read().Dossier.Cases.Single(), asked.Reconciliation, caller, cancellationToken)], null);
        }
        catch (RefusedException refusal)
        {
            // The dossier says it, unless it has answered the same request before.
            return new FoundReconciliation([], refusal);
        }
        finally
        {
            CallerContext.Set(caller);
        }
    }

    private async Task<List<Proto<ReconciliationResult>>> FindAsync(Case @case, string job, Caller caller, CancellationToken cancellationToken)
    {
        if (Domain.Areas.Regions.Find(RegionIds.RegionOfJob(job)) is not { } region
            || !new[] { @case.Origin, @case.Destination }.All(country => region.Members.Any(member => member.Value == country)))
        {
            throw NotFound(job, @case);
        }

        CallerContext.Set(new Caller(caller.Subject, Role.Region, Country: null, region.Code.Value));
        var view = await FindJobAsync(region.Code.Value, job, @case);
        var range = PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo);
        var found = new List<Proto<ReconciliationResult>>();
        foreach (var done in view.Results.Where(done => range.Contains(Period.Parse(done.TimePeriod))))
        {
            found.Add((await TakeAsync(await MadeResult.ReadAsync(_blocks, done.Digest, cancellationToken), @case, region, cancellationToken)).ToProto());
        }

        return found.Count > 0 ? found : throw NotFound(job, @case);
    }

    // What else a body does is its own: a job that does not fit is as one that there is not.
    private async Task<JobView> FindJobAsync(string region, string job, Case @case)
    {
        try
        {
            var view = await _grains.GetGrain<IRegionGrain>(region).GetJobAsync(job);
            return view.Job.Read() is { Kind: JobKind.Reconciliation, State: JobState.Done } done && done.Pair == @case.Pair ? view : throw NotFound(job, @case);
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NotFound)
        {
            throw NotFound(job, @case);
        }
    }

    // Another reason may tell of a value that the body may use and the office not see.
    private static string Reason(EstimatedCorridor? cell) => string.IsNullOrEmpty(cell?.Reason) ? ": NOT_ASKED_FOR"
        : cell.Reason == ResultRelease.NoAgreement || StandingEstimates.IsOfReports(cell.Reason) ? $": {cell.Reason}"
        : "";

    private static RefusedException NotFound(string job, Case @case) =>
        RefusedException.NotFound($"finished reconciliation '{job}' of the pair and all periods of case {@case.Id} by a regional body that both countries are members of");

    private async Task<ReconciliationResult> TakeAsync(MadeResult made, Case @case, Domain.Areas.Region region, CancellationToken cancellationToken)
    {
        var result = made.Result;
        if (result.AreTransitions)
        {
            throw new RefusedException(ErrorReason.MethodNotApplicable, "The reconciliation estimates transitions between two stocks, which are no figures of the case.");
        }

        // A member that no longer permits estimates takes its corridors out. The two need not show the body what they show each other.
        var told = await new ResultRelease(_grains, _slices, region.Code.Value) { IsForEnds = true }.ApplyAsync(made, cancellationToken);
        if (told.Cells.FirstOrDefault(IsOfCase) is not { HasEstimate: true })
        {
            if (told.Cells.Any(cell => IsOfCase(cell) && cell.Reason == StandingEstimates.RestsOnWithheld))
            {
                throw SharedGrounds.CouldTell();
            }

            throw new RefusedException(ErrorReason.MethodNotApplicable, $"The reconciliation has no estimate for this case: {result.TimePeriod}{Reason(told.Cells.FirstOrDefault(IsOfCase))}.");
        }

        if (!ReconciliationMethods.Get(result.Method).Description.IsOfOneCorridor)
        {
            await new SharedGrounds(_grains, _slices, region).RequireAsync(result, [@case.Origin, @case.Destination], cancellationToken);
        }

        var estimate = result.Cells.First(IsOfCase);
        if (told.Cells.First(IsOfCase).Detail.Count == 0)
        {
            estimate.Detail.Clear();
        }

        return new ReconciliationResult
        {
            Method = result.Method,
            MethodVersion = result.MethodVersion,
            Pair = result.Pair,
            TimePeriod = result.TimePeriod,
            Parameters = { result.Parameters },
            Harmonised = result.Harmonised,
            Cells = { estimate },
            Vintages = { result.Vintages.Where(read => read.Key == @case.Origin || read.Key == @case.Destination).ToDictionary() },
        };

        bool IsOfCase(EstimatedCorridor cell) => cell.Origin == @case.Origin && cell.Destination == @case.Destination;
    }
}
