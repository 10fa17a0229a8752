// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>The parameters of the correction factors, read.</summary>
internal sealed class FactorOptions
{
    public const string Benchmark = "benchmark";
    public const string Objective = "objective";
    public const string Weight = "weight";
    public const string ApartLog = "apart-log";
    public const string ApartMean = "apart-mean";
    public const string ApartRounds = "apart-rounds";
    public const string Pool = "pool";

    private const string Squares = "squares";
    private const string Logs = "logs";
    private const string EqualWeights = "1";
    private const string InverseWeights = "1/(I+E)";

    public FactorOptions(IReadOnlyDictionary<string, string> parameters)
    {
        BenchmarkText = parameters[Benchmark];
        IsOfLogs = Choice(parameters, Objective, Squares, Logs);
        HasInverseWeights = Choice(parameters, Weight, EqualWeights, InverseWeights);
        LargestLogRatio = ParameterNumber.Read(parameters, ApartLog, 0, 100);
        LeastMean = ParameterNumber.Read(parameters, ApartMean, 0, 1e15);
        Rounds = ParameterNumber.ReadWhole(parameters, ApartRounds, 0, 3);
        Periods = parameters[Pool].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    public static ParameterDescription[] Descriptions { get; } =
    [
        new ParameterDescription(
            Benchmark,
            "the reports whose factor is 1 in their component, for example AUT:immigration; without one, and in all other components, Σ β I = Σ I",
            string.Empty),
        new ParameterDescription(
            Objective, "what is least: squares, Σ w (β I − α E)², or logs, Σ w (ln β I − ln α E)², which is less hard on noisy reporters", Squares),
        new ParameterDescription(Weight, "the weight of a cell: 1 or 1/(I+E)", EqualWeights),
        new ParameterDescription(ApartLog, "corridors with |ln β I − ln α E| above this are set apart and the rest is fitted anew; those of the benchmark stay where it would be left alone", "1")
        {
            Form = ParameterForm.Number, IsHeldAgainstReports = true,
        },
        new ParameterDescription(ApartMean, "but only where the mean of both reports is at least this", "100") { Form = ParameterForm.Number, IsHeldAgainstReports = true },
        new ParameterDescription(ApartRounds, "how often at most, from 0 to 3", "3"),
        new ParameterDescription(Pool, "other periods whose corridors are fitted together with those reconciled, for example 2013,2014", string.Empty) { Form = ParameterForm.List },
    ];

    public string BenchmarkText { get; }

    public bool IsOfLogs { get; }

    public bool HasInverseWeights { get; }

    public double LargestLogRatio { get; }

    public double LeastMean { get; }

    public int Rounds { get; }

    public IReadOnlyList<string> Periods { get; }

    private static bool Choice(IReadOnlyDictionary<string, string> parameters, string id, string no, string yes) => parameters[id] switch
    {
        var text when text == no => false,
        var text when text == yes => true,
        var text => throw new ReconciliationException(
            ReconciliationError.InvalidParameter, id, $"'{text}' cannot be {id}; there are {no} and {yes}."),
    };
}
