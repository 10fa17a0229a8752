// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Figures given by hand: of periods of the case, each total with the classes it is divided into.</summary>
internal static class GivenFigures
{
    /// <exception cref="RefusedException">A figure is not as it must be, or classes do not agree with their totals.</exception>
    public static ProposedContent Read(Case @case, MirrorPair pair, IReadOnlyList<ProposedFigure> given)
    {
        if (given.Count is 0 or > ProposalForm.MostFigures)
        {
            throw RefusedException.Field("figures", $"expected one figure for each of one or more periods, and at most {ProposalForm.MostFigures} with their classes");
        }

        var violations = new FieldViolations();
        var range = PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo);
        foreach (var (i, figure) in given.Index())
        {
            Check(violations, $"figures[{i}]", figure, range, @case);
        }

        violations.Throw();
        List<DetailFigure> figures = [.. given.Select(figure => new DetailFigure(figure.TimePeriod, figure.Dimensions, figure.Value))];
        foreach (var fault in DetailCheck.Check(pair, figures))
        {
            violations.Add(PathOf(fault), $"expected {fault.Expected}");
        }

        violations.Throw();
        return new ProposedContent(ProposalForm.Manual, [.. FigureOrder.Of(figures)]);
    }

    private static void Check(FieldViolations violations, string path, ProposedFigure figure, PeriodRange range, Case @case)
    {
        if (!Period.TryParse(figure.TimePeriod, out var period) || !range.Contains(period))
        {
            violations.Add($"{path}.time_period", $"expected a period in {@case.PeriodFrom} to {@case.PeriodTo}");
        }

        if (!figure.HasValue || !double.IsFinite(figure.Value) || figure.Value < 0 || double.IsNegative(figure.Value))
        {
            violations.Add($"{path}.value", "expected a finite number of at least 0");
        }

        if (figure.HasLower || figure.HasUpper)
        {
            violations.Add($"{path}.{(figure.HasLower ? "lower" : "upper")}", "expected none: intervals are a method's");
        }
    }

    private static string PathOf(DetailFault fault) => (fault.IsRepeated, fault.Dimension) switch
    {
        (true, _) => $"figures[{fault.Index}]",
        (_, null) => $"figures[{fault.Index}].value",
        _ => $"figures[{fault.Index}].dimensions[{fault.Dimension}]",
    };
}
