// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>σ² of the log of a figure by class of accuracy, as stated.</summary>
internal sealed class AccuracyVariances
{
    public const string Parameter = "variance";

    private const double Largest = 100;

    private readonly Dictionary<QualityClass, double> _variances = [];

    public AccuracyVariances(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0
                || ClassOf(part[..at]) is not { } accuracy
                || ParameterNumber.Of(part[(at + 1)..]) is not { } variance
                || variance > Largest)
            {
                throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, Parameter, $"'{part}' is not the variance of one class of accuracy, for example low=0.09.");
            }

            if (!_variances.TryAdd(accuracy, variance))
            {
                throw new ReconciliationException(ReconciliationError.InvalidParameter, Parameter, $"The variance of {part[..at]} is stated twice.");
            }
        }
    }

    public double Of(QualityClass accuracy) => _variances.TryGetValue(accuracy, out var variance)
        ? variance
        : throw new ReconciliationException(
            ReconciliationError.InvalidParameter, Parameter, $"Reports of the accuracy {Name(accuracy)} occur, whose variance is not stated: add {Name(accuracy)}=… to {Parameter}.");

    private static QualityClass? ClassOf(string name) => name switch
    {
        "low" => QualityClass.Low,
        "medium" => QualityClass.Medium,
        "high" => QualityClass.High,
        _ => null,
    };

    private static string Name(QualityClass accuracy) => accuracy switch
    {
        QualityClass.Low => "low",
        QualityClass.Medium => "medium",
        _ => "high",
    };
}
