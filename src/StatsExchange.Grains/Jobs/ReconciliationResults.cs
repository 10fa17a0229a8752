// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Writes what a method found, in an order that depends on nothing but the figures.</summary>
internal static class ReconciliationResults
{
    /// <param name="asked">What was asked for.</param>
    /// <param name="period">The period of the result.</param>
    /// <param name="reading">What was read of the members.</param>
    /// <param name="outcome">What the method made of it.</param>
    /// <param name="harmonised">Which factors brought both sides to one definition first; null where they were taken as reported.</param>
    public static ReconciliationResult Of(StartReconciliationRequest asked, string period, RegionReading reading, MethodResult outcome, string? harmonised)
    {
        var members = reading.Members;
        var corridors = new CorridorChoice(asked.Corridors);
        var result = new ReconciliationResult
        {
            Method = outcome.MethodId,
            MethodVersion = outcome.MethodVersion,
            Pair = asked.Pair,
            TimePeriod = period,
            Factors = { FactorsOf(members, outcome) },
            Cells = { CellsOf(members, reading.Corridors, outcome).Where(cell => corridors.Includes(cell.Origin, cell.Destination)) },
            Totals = { corridors.IsAll ? outcome.Totals.Select(TotalOf) : [] },
            Residuals = { outcome.Fits.Where(fit => corridors.Includes(fit.Origin, fit.Destination)).Select(ResidualOf) },
            Harmonised = harmonised ?? "",
            AreTransitions = ReconciliationMethods.Get(outcome.MethodId).Description.Concept == EstimateConcept.Transitions,
            WithoutAgreement = { members.Where(member => member.Readings is null).Select(member => member.Country) },
        };
        foreach (var (name, value) in outcome.Parameters)
        {
            result.Parameters.Add(name, value);
        }

        foreach (var member in reading.Readable)
        {
            result.Vintages.Add(member.Country, member.Revision);
        }

        if (outcome.Diagnostics is { } fit)
        {
            result.Diagnostics.Add("cells", fit.Cells);
            result.Diagnostics.Add("components", fit.Components);
            result.Diagnostics.Add("objective", fit.Objective);
            result.Diagnostics.Add("residual", fit.Residual);
        }

        return result;
    }

    private static IEnumerable<Factor> FactorsOf(IReadOnlyList<MemberReading> members, MethodResult outcome)
    {
        if (outcome.Factors.IsEmpty)
        {
            return [];
        }

        var omitted = members
            .Where(member => member.Readings is null)
            .SelectMany(member => new[] { Side.Emigration, Side.Immigration }.Select(side => new Factor { Reporter = member.Country, Side = side, Reason = ResultRelease.NoAgreement }));
        return outcome.Factors.Select(FactorOf).Concat(omitted).OrderBy(factor => factor.Reporter, StringComparer.Ordinal);
    }

    private static Factor FactorOf(ReporterFactor found)
    {
        var factor = new Factor
        {
            Reporter = found.Reporter,
            Side = found.Side == ReportSide.Emigration ? Side.Emigration : Side.Immigration,
            Reason = found.Reason?.Code() ?? "",
        };
        if (found.Factor is { } value)
        {
            factor.Factor_ = value;
        }

        return factor;
    }

    private static IEnumerable<EstimatedCorridor> CellsOf(
        IReadOnlyList<MemberReading> members, ImmutableArray<ReportedCorridor> corridors, MethodResult outcome)
    {
        var omitted =
            from origin in members
            from destination in members
            where origin != destination && (origin.Readings is null || destination.Readings is null)
            select new EstimatedCorridor { Origin = origin.Country, Destination = destination.Country, Reason = ResultRelease.NoAgreement };
        return corridors.Zip(outcome.Estimates, CellOf)
            .Concat(omitted)
            .OrderBy(cell => cell.Origin, StringComparer.Ordinal)
            .ThenBy(cell => cell.Destination, StringComparer.Ordinal);
    }

    private static V1.EstimatedTotal TotalOf(Domain.Reconciliation.EstimatedTotal found) => new()
    {
        Origin = found.Origin ?? "",
        Destination = found.Destination ?? "",
        Estimate = found.Value,
        Lower = found.Lower,
        Upper = found.Upper,
        Corridors = found.Corridors,
        WithoutEstimate = found.WithoutEstimate,
    };

    private static CorridorResidual ResidualOf(CorridorFit found)
    {
        var residual = new CorridorResidual
        {
            Origin = found.Origin,
            Destination = found.Destination,
            TimePeriod = found.Period ?? "",
            SetApartInRound = found.SetApartInRound ?? 0,
        };
        if (found.OriginAdjusted is { } left)
        {
            residual.OriginAdjusted = left;
        }

        if (found.DestinationAdjusted is { } arrived)
        {
            residual.DestinationAdjusted = arrived;
        }

        if (found.LogRatio is { } ratio)
        {
            residual.LogRatio = ratio;
        }

        return residual;
    }

    private static EstimatedCorridor CellOf(ReportedCorridor reported, CorridorEstimate estimate)
    {
        var cell = new EstimatedCorridor
        {
            Origin = estimate.Origin, Destination = estimate.Destination, Reason = ReasonOf(reported, estimate), Fitted = estimate.IsFitted,
        };
        if (estimate.Value is { } value)
        {
            cell.Estimate = value;
        }

        if (estimate.Lower is { } lower)
        {
            cell.Lower = lower;
        }

        if (estimate.Upper is { } upper)
        {
            cell.Upper = upper;
        }

        if (reported.OriginValue is { } origin)
        {
            cell.OriginValue = origin;
        }

        if (reported.DestinationValue is { } destination)
        {
            cell.DestinationValue = destination;
        }

        return cell;
    }

    // A side that is suppressed or ambiguous says more than that the method found it missing.
    private static string ReasonOf(ReportedCorridor reported, CorridorEstimate estimate)
    {
        var unusable = reported.Unusable;
        var missing = estimate.Reason is null
            || (unusable.Length > 0 && estimate.Reason is EstimateReason.Withheld or EstimateReason.NotReported)
                ? null
                : estimate.Reason.Value.Code();
        return string.Join(' ', new[] { missing, unusable }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
