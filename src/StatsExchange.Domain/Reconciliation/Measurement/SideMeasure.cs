// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>What one report says about the flow.</summary>
/// <param name="Log">ln y, the report brought to the definition aimed at and cleared of undercount.</param>
/// <param name="Common">The variance of the log of the share counted: one error for all reports of this kind of one country.</param>
/// <param name="Own">The variance of this report alone: accuracy and chance.</param>
internal readonly record struct SideMeasure(double Log, double Common, double Own)
{
    // A report of 0 says that few moved, not that nobody did: on the log scale it stands for half a person, with the variance of that count.
    private const double StandsForZero = 0.5;

    public static SideMeasure Of(double value, double stayFactor, BetaPrior share, double accuracy)
    {
        var counted = value > 0 ? value : StandsForZero;
        return new SideMeasure(Math.Log(counted) + Math.Log(stayFactor) - share.MeanOfLog, share.VarianceOfLog, accuracy + (1 / counted));
    }
}
