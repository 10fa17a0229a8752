// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation.Earlier;
using StatsExchange.Domain.Validation.Series;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Tells what a submission is merged into, and what it is validated against.</summary>
internal sealed class BaseReader(CountryState state, long revision)
{
    public SubmissionBase Repeated(Proto<SubmitResponse> answer) => new(revision, [], answer, [], [], [], []);

    public SubmissionBase Read(SubmissionQuestion question) => new(
        revision,
        [.. question.Periods.Select(period => state.Slices.Current(question.Structure, period))],
        Repeated: null,
        [.. state.Rules.All.Select(severity => severity.ToProto())],
        question.WithEarlier ? [.. Earlier(question)] : [],
        question.WithEarlier ? [.. Other(question)] : [],
        question.WithEarlier ? [.. state.Sheets.Current.Where(sheet => sheet.Structure == question.Structure).Select(sheet => sheet.ToProto())] : []);

    private IEnumerable<SliceReference> Earlier(SubmissionQuestion question)
    {
        var there = state.Slices.PeriodsOf(question.Structure);
        return question.Periods
            .SelectMany(period => PeriodSteps.Before(period, there.Concat(question.Periods), EarlierFigures.MostBefore))
            .Distinct(StringComparer.Ordinal)
            .Where(period => !question.Periods.Contains(period))
            .Select(period => state.Slices.Current(question.Structure, period));
    }

    private IEnumerable<SliceReference> Other(SubmissionQuestion question)
    {
        var other = question.Structure == StructureCatalogue.Flow.Id ? StructureCatalogue.Return.Id
            : question.Structure == StructureCatalogue.Return.Id ? StructureCatalogue.Flow.Id
            : null;
        return other is null ? [] : question.Periods.Select(period => state.Slices.Current(other, period)).Where(slice => !slice.Blocks.IsEmpty);
    }
}
