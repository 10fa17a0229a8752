// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;

namespace StatsExchange.Grains.Jobs;

/// <summary>Writes what methods say about corridors, in an order that depends on nothing but the figures.</summary>
internal static class ComparisonResults
{
    private const string PredictedZero = "PREDICTED_ZERO";

    public static ComparedCorridor CorridorOf(string period, ReportedCorridor reported, Comparing.ComparedCorridor found)
    {
        var corridor = new ComparedCorridor
        {
            TimePeriod = period,
            Origin = found.Origin,
            Destination = found.Destination,
            Remark = reported.Unusable,
            Estimates = { found.Estimates.Select(EstimateOf) },
        };
        if (reported.OriginValue is { } left)
        {
            corridor.OriginValue = left;
        }

        if (reported.DestinationValue is { } arrived)
        {
            corridor.DestinationValue = arrived;
        }

        if (found.Spread is { } spread)
        {
            corridor.Spread = spread;
        }

        if (found.LogSpread is { } logs)
        {
            corridor.LogSpread = logs;
        }

        return corridor;
    }

    public static HiddenPrediction PredictionOf(int method, Comparing.HiddenSide side, Comparing.HiddenReport found)
    {
        var prediction = new HiddenPrediction { Method = method, HiddenReport = ReportOf(side), Reason = found.Reason?.Code() ?? "", Reported = found.Reported };
        if (found.Predicted is { } predicted)
        {
            prediction.Predicted = predicted;
        }

        return prediction;
    }

    public static PredictionScore ScoreOf(Comparing.PredictionScore found)
    {
        var score = new PredictionScore
        {
            Method = found.Name,
            HiddenReport = ReportOf(found.Side),
            Hidden = found.Hidden,
            Predicted = found.Predicted,
            Unpredicted = { found.Unpredicted.Select(why => new UnpredictedReports { Reason = why.Key.Code(), Reports = why.Value }) },
        };
        if (found.PredictedZero > 0)
        {
            score.Unpredicted.Add(new UnpredictedReports { Reason = PredictedZero, Reports = found.PredictedZero });
        }

        if (found.MedianAbsoluteLogError is { } error)
        {
            (score.MedianLogError, score.Within10, score.Within25) = (error, found.Within10!.Value, found.Within25!.Value);
        }

        return score;
    }

    public static MethodDifference DifferenceOf(string period, Comparing.PairDifference found)
    {
        var difference = new MethodDifference { First = found.First, Second = found.Second, TimePeriod = period, Corridors = found.Corridors };
        if (found.MedianAbsoluteLogRatio is { } ratio)
        {
            (difference.MedianLogRatio, difference.SumRatio) = (ratio, found.SumRatio!.Value);
        }

        return difference;
    }

    public static ComparedMethod MethodOf(Comparing.MethodChoice choice, IReadOnlyDictionary<string, Comparing.MethodComparison> byPeriod, int at)
    {
        var description = ReconciliationMethods.Get(choice.Method).Description;
        var method = new ComparedMethod
        {
            Name = choice.Name, Method = description.Id, MethodVersion = description.Version, Parameters = { description.Resolve(choice.Parameters) },
        };
        foreach (var (period, comparison) in byPeriod)
        {
            if (comparison.Runs[at].Failure is { } failure)
            {
                method.Failures.Add(period, failure);
            }
        }

        return method;
    }

    public static Comparing.HiddenSide SideOf(HiddenReport hidden) => hidden switch
    {
        HiddenReport.Origin => Comparing.HiddenSide.Origin,
        HiddenReport.Both => Comparing.HiddenSide.Both,
        _ => Comparing.HiddenSide.Destination,
    };

    private static HiddenReport ReportOf(Comparing.HiddenSide side) => side switch
    {
        Comparing.HiddenSide.Origin => HiddenReport.Origin,
        Comparing.HiddenSide.Both => HiddenReport.Both,
        _ => HiddenReport.Destination,
    };

    public static MethodEstimate EstimateOf(CorridorEstimate found)
    {
        var estimate = new MethodEstimate { Reason = found.Reason?.Code() ?? "", Fitted = found.IsFitted };
        if (found.Value is { } value)
        {
            estimate.Estimate = value;
        }

        if (found.Lower is { } lower)
        {
            estimate.Lower = lower;
        }

        if (found.Upper is { } upper)
        {
            estimate.Upper = upper;
        }

        return estimate;
    }
}
