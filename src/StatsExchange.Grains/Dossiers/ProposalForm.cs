// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Checks what a proposal of figures asks for, before any figure is read.</summary>
internal static class ProposalForm
{
    public const string Manual = "manual";
    public const int MostFigures = 500;

    // With the names of its parts it is an attribute of a consolidated observation, which holds 256 bytes.
    private const int MaxDefinitionBytes = 180;

    /// <exception cref="RefusedException">A field is not as it must be.</exception>
    public static void Check(MirrorPair pair, ProposeFigureRequest asked)
    {
        CheckTarget(pair, asked.TargetDefinition);
        FreeText.Check(asked.Justification, "justification");
        FreeText.Check(asked.JointNote, "joint_note");
        if (!System.Enum.IsDefined(asked.ReleaseClass))
        {
            throw RefusedException.Field("release_class", "expected PARTIES, REGION or PUBLIC");
        }

        if (asked.Reconciliation.Length > 0)
        {
            RequireNone(asked.Method.Length > 0, "method", "the reconciliation names its own");
            RequireNone(asked.Figures.Count > 0, "figures", "the reconciliation has them");
        }

        RequireNone(asked.Method == Manual && asked.Detail.Count > 0, "detail", "it is worked out by a method that is run, or taken from a reconciliation");
        if (asked.Method == Manual && asked.Justification.Length == 0)
        {
            throw RefusedException.Field("justification", "expected the reasons for figures given by hand");
        }

        if (asked.Method == Manual || asked.Reconciliation.Length > 0)
        {
            RequireNone(asked.Parameters.Count > 0, "parameters", "they belong to a method that is run");
            RequireNone(asked.StayFactors.Length > 0, "stay_factors", "they belong to a method that is run");
        }
        else
        {
            RequireNone(asked.Figures.Count > 0, "figures", "the method works them out");
        }

        CheckDetail(pair, asked);
        CheckStay(pair, asked);
    }

    /// <summary>The minimum stay that both sides are brought to; null where they are taken as reported.</summary>
    public static StayHarmonisation? Harmonisation(ProposeFigureRequest asked) =>
        StayFields.Read(asked.StayFactors, asked.HasTargetStayMonths ? asked.TargetStayMonths : null);

    /// <summary>Refuses a target definition that names another minimum stay than the figures were brought to.</summary>
    public static void RequireStay(TargetDefinition target, int months)
    {
        if (!target.HasMinimumStayMonths || target.MinimumStayMonths != months)
        {
            throw RefusedException.Field("target_definition.minimum_stay_months", $"expected {months}, the minimum stay that the figures are brought to");
        }
    }

    /// <summary>The target definition that is stated: where it names no BASIS, with that of the pair.</summary>
    public static TargetDefinition Target(MirrorPair pair, ProposeFigureRequest asked)
    {
        var target = asked.TargetDefinition.Clone();
        target.Basis = pair.Basis;
        return target;
    }

    private static void CheckTarget(MirrorPair pair, TargetDefinition? target)
    {
        if (target is null || (target.Basis.Length > 0 && target.Basis != pair.Basis))
        {
            throw RefusedException.Field("target_definition.basis", $"expected {pair.Basis}, the BASIS that figures of the pair {pair.Id} are meant in");
        }

        FreeText.Check(target.Population, "target_definition.population");
        FreeText.Check(target.Territory, "target_definition.territory");
        FreeText.Check(target.ReferenceDate, "target_definition.reference_date");

        if (Encoding.UTF8.GetByteCount(pair.Basis + target.Population + target.Territory + target.ReferenceDate) > MaxDefinitionBytes)
        {
            throw RefusedException.Field("target_definition", $"expected texts of at most {MaxDefinitionBytes} bytes of UTF-8 together");
        }

        if (target.HasMinimumStayMonths && target.MinimumStayMonths is < 0 or > StayThreshold.MostMonths)
        {
            throw RefusedException.Field("target_definition.minimum_stay_months", $"expected 0 to {StayThreshold.MostMonths} whole months");
        }
    }

    private static void CheckDetail(MirrorPair pair, ProposeFigureRequest asked)
    {
        var dimensions = DetailCheck.DimensionsOf(pair);
        if (asked.Detail.Count > DetailWork.MostDimensions
            || asked.Detail.Distinct(StringComparer.Ordinal).Count() < asked.Detail.Count
            || !asked.Detail.All(dimensions.ContainsKey))
        {
            throw RefusedException.Field("detail", $"expected at most {DetailWork.MostDimensions} of {string.Join(", ", dimensions.Keys)}, each once");
        }
    }

    private static void CheckStay(MirrorPair pair, ProposeFigureRequest asked)
    {
        if (Harmonisation(asked) is { } harmonisation)
        {
            RequireNone(KindOfFigures.Of(pair) == FigureKind.Stocks, "stay_factors", "stocks have no minimum stay to convert");
            RequireStay(asked.TargetDefinition, harmonisation.TargetMonths);
        }
    }

    private static void RequireNone(bool given, string field, string why)
    {
        if (given)
        {
            throw RefusedException.Field(field, $"expected none: {why}");
        }
    }
}
