// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>
/// The priors of the counted share by side and class of undercount: published for low and high (Raymer, Wiśniowski, Forster, Smith and
/// Bijak 2013, as coded in MigMod), a stated choice for medium.
/// </summary>
internal sealed class UndercountPriors
{
    public const string MediumEmigration = "medium-emigration";
    public const string MediumImmigration = "medium-immigration";

    private static readonly BetaPrior EmigrationLow = new(44.95, 16.96);
    private static readonly BetaPrior EmigrationHigh = new(32.14, 38.52);
    private static readonly BetaPrior ImmigrationLow = new(57.49, 8.07);
    private static readonly BetaPrior ImmigrationHigh = new(44.56, 20.89);

    private readonly BetaPrior? _mediumEmigration;
    private readonly BetaPrior? _mediumImmigration;

    public UndercountPriors(IReadOnlyDictionary<string, string> parameters)
    {
        _mediumEmigration = Read(MediumEmigration, parameters[MediumEmigration]);
        _mediumImmigration = Read(MediumImmigration, parameters[MediumImmigration]);
    }

    /// <summary>The published prior; null for medium, which has none.</summary>
    public static BetaPrior? Published(ReportSide side, QualityClass undercount) => (side, undercount) switch
    {
        (ReportSide.Emigration, QualityClass.Low) => EmigrationLow,
        (ReportSide.Emigration, QualityClass.High) => EmigrationHigh,
        (ReportSide.Immigration, QualityClass.Low) => ImmigrationLow,
        (ReportSide.Immigration, QualityClass.High) => ImmigrationHigh,
        _ => null,
    };

    public BetaPrior Of(ReportSide side, QualityClass undercount) =>
        Published(side, undercount)
        ?? (side == ReportSide.Emigration ? _mediumEmigration ?? throw NotStated(MediumEmigration) : _mediumImmigration ?? throw NotStated(MediumImmigration));

    private static ReconciliationException NotStated(string parameter) => new(
        ReconciliationError.InvalidParameter, parameter, $"Reports of the class medium occur, for which there is no published prior: state {parameter}, for example 40,20.");

    private static BetaPrior? Read(string parameter, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Number(parts[0]) is { } a && Number(parts[1]) is { } b
            ? new BetaPrior(a, b)
            : throw new ReconciliationException(
                ReconciliationError.InvalidParameter, parameter, $"'{text}' is not a Beta prior; one is written a,b with both above 0, for example 40,20.");
    }

    private static double? Number(string text) =>
        ParameterNumber.Of(text) is { } number and > 0 and < 1e9 ? number : null;
}
