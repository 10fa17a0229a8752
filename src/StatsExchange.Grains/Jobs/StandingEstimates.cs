// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Which estimates of a result may still be told, by what became of the figures they follow from: the one rule of all who tell them later. Of a corridor
/// of which a figure was taken back nothing is told; and where the method ties corridors together no estimate is, since two of them and the figures of
/// the others are enough to work that figure out.
/// </summary>
internal sealed class StandingEstimates
{
    /// <summary>Says of a factor, corridor or its detail that a figure it was made from is withheld now, or was taken back.</summary>
    public const string Withheld = "WITHHELD";

    /// <summary>Says of a factor or corridor that it follows, by its method, from a figure of another corridor that is withheld now, or was taken back.</summary>
    public const string RestsOnWithheld = "RESTS_ON_WITHHELD";

    // These tell what is reported, and nothing of how much.
    private static readonly HashSet<string> OfReports = new(
        new[] { EstimateReason.NotReported, EstimateReason.OriginMissing, EstimateReason.DestinationMissing, EstimateReason.Withheld, EstimateReason.StockUnknown }
            .Select(reason => reason.Code())
            .Append(ResultRelease.NoAgreement),
        StringComparer.Ordinal);

    private readonly RegionReading _now;
    private readonly Dictionary<(string Origin, string Destination), ReportedCorridor> _corridors;
    private readonly bool _areTied;

    /// <param name="made">What was recorded.</param>
    /// <param name="now">Its figures at the vintages they were read at, less what does not stand any more.</param>
    public StandingEstimates(MadeResult made, RegionReading now)
    {
        _now = now;
        _corridors = now.Corridors.ToDictionary(corridor => (corridor.Figure.Origin, corridor.Figure.Destination));
        IsAnyWithheld = !UsedFigures.PeriodsWithheld(made, now).IsEmpty;
        _areTied = IsAnyWithheld && AreTied(made.Result.Method);
    }

    /// <summary>Whether anything that the result rests on was taken back, so that no factor, sum or figure of the fit may be told.</summary>
    public bool IsAnyWithheld { get; }

    /// <summary>Whether the estimates of a method follow from figures of other corridors too.</summary>
    public static bool AreTied(string method) => !ReconciliationMethods.Get(method).Description.IsOfOneCorridor;

    /// <summary>Whether a reason for having no estimate tells nothing of values, so that it stands although these may not be told.</summary>
    public static bool IsOfReports(string reason) => OfReports.Contains(reason.Split(' ')[0]);

    /// <summary>Whether what is said of a corridor follows from values: an estimate, or why there is none for values such as these.</summary>
    public static bool IsOfValues(EstimatedCorridor made) => made.HasEstimate || !IsOfReports(made.Reason);

    /// <summary>Whether a figure of the corridor itself was taken back.</summary>
    public bool IsOwnWithheld(EstimatedCorridor made) =>
        _corridors.TryGetValue((made.Origin, made.Destination), out var corridor) && UsedFigures.IsWithheld(made, corridor);

    /// <summary>Whether the estimate of a corridor may not be told.</summary>
    public bool Hides(EstimatedCorridor made) => _areTied || IsOwnWithheld(made);

    /// <summary>Whether the classes of an estimate may not be told.</summary>
    public bool HidesDetail(EstimatedCorridor made) => Hides(made) || UsedFigures.IsDetailWithheld(made, _now.Figures);

    /// <summary>A corridor as it may be told now. What the offices of others report of it does not follow from what was taken back, and stays.</summary>
    /// <param name="made">The corridor as it was recorded; both its ends still permit estimates.</param>
    public EstimatedCorridor Told(EstimatedCorridor made)
    {
        if (IsOwnWithheld(made))
        {
            return new EstimatedCorridor { Origin = made.Origin, Destination = made.Destination, Reason = Withheld };
        }

        var told = made.Clone();
        if (_areTied && IsOfValues(made))
        {
            told.Withhold(RestsOnWithheld);
        }
        else if (told.Detail.Count > 0 && HidesDetail(made))
        {
            var dimensions = made.Detail.SelectMany(part => part.Dimensions.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            told.DetailReason = $"{string.Join(", ", dimensions)}: {Withheld}";
            told.Detail.Clear();
        }

        return told;
    }
}
