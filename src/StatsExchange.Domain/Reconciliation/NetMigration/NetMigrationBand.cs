// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.NetMigration;

/// <summary>
/// The band in which the net migration of a country is plausible: the residual of its population balance, give or take the rounding of the
/// four figures (half a unit each) and a stated share of the population that a count may be wrong by at either end. It checks flows from and
/// to `_T`; it is no estimate of any corridor.
/// </summary>
public sealed record NetMigrationBand
{
    private NetMigrationBand(double residual, double halfWidth)
    {
        Residual = residual;
        HalfWidth = halfWidth;
    }

    /// <summary>(P₁ − P₀) − (B − D), persons.</summary>
    public double Residual { get; }

    /// <summary>Half the width of the band, persons.</summary>
    public double HalfWidth { get; }

    /// <summary>The least plausible net migration, persons.</summary>
    public double Lower => Residual - HalfWidth;

    /// <summary>The largest plausible net migration, persons.</summary>
    public double Upper => Residual + HalfWidth;

    /// <summary>The band of a country.</summary>
    /// <param name="balance">Its population balance.</param>
    /// <param name="populationError">The share of the mean population that P₁ − P₀ may be wrong by, for example 0.001; 0 or more. A stated choice.</param>
    /// <exception cref="ArgumentException">A figure is negative or not finite.</exception>
    public static NetMigrationBand Of(VitalBalance balance, double populationError)
    {
        double[] figures = [balance.PopulationAtStart, balance.PopulationAtEnd, balance.Births, balance.Deaths, balance.RoundingUnit, populationError];
        if (figures.Any(f => !double.IsFinite(f) || f < 0))
        {
            throw new ArgumentException("A figure of a population balance, its rounding or its error is negative or not finite.");
        }

        var rounding = 4 * (balance.RoundingUnit / 2);
        return new NetMigrationBand(
            balance.ResidualNetMigration,
            rounding + (populationError * ((balance.PopulationAtStart / 2) + (balance.PopulationAtEnd / 2))));
    }

    /// <summary>Holds reported totals against the band.</summary>
    /// <param name="immigration">Arrivals from `_T`, persons; null where not reported.</param>
    /// <param name="emigration">Departures to `_T`, persons; null where not reported.</param>
    public NetMigrationCheck Check(double? immigration, double? emigration)
    {
        if (immigration - emigration is not { } net)
        {
            return new NetMigrationCheck(NetMigrationFinding.NotComparable, null, null);
        }

        var beyond = net < Lower ? net - Lower : net > Upper ? net - Upper : 0;
        return new NetMigrationCheck(
            beyond switch
            {
                < 0 => NetMigrationFinding.BelowBand,
                > 0 => NetMigrationFinding.AboveBand,
                _ => NetMigrationFinding.InBand,
            },
            net,
            beyond);
    }
}
