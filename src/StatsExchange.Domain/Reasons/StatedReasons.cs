// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>The reasons that follow from what both sheets state: a number where both state one, else a declared reason where they state different things.</summary>
internal static class StatedReasons
{
    public static void AddDefinition(SideFacts origin, SideFacts destination, List<ReasonStep> declared)
    {
        if (origin.Sheet is not { } left || destination.Sheet is not { } right)
        {
            return;
        }

        Declare(left.Residence, right.Residence, AsymmetryReason.Definition, "residence", declared);
        Declare(left.StayKind, right.StayKind, AsymmetryReason.Definition, "intended or actual stay", declared);
        if (!origin.IsOfAllAges)
        {
            Declare(left.AgeDefinition, right.AgeDefinition, AsymmetryReason.Definition, "age", declared);
        }
    }

    public static void AddMinimumStay(
        SideFacts origin, SideFacts destination, StayHarmonisation? harmonisation, List<Adjustment> computed, List<ReasonStep> declared)
    {
        if (!origin.CountsEvents || !destination.CountsEvents || !origin.Threshold.IsKnown || !destination.Threshold.IsKnown)
        {
            return;
        }

        var detail = $"{origin.Threshold} against {destination.Threshold} months";
        if (harmonisation is not null && origin.Conversion?.Factor is { } left && destination.Conversion?.Factor is { } right)
        {
            computed.Add(new Adjustment(
                AsymmetryReason.MinimumStay, Math.Log(left), Math.Log(right), detail, $"{harmonisation.Factors} to {harmonisation.TargetMonths} months"));
        }
        else if (origin.Threshold != destination.Threshold)
        {
            declared.Add(new ReasonStep(AsymmetryReason.MinimumStay, ReasonKind.Declared, null, detail, string.Empty));
        }
    }

    public static void AddTerritory(SideFacts origin, SideFacts destination, List<Adjustment> computed, List<ReasonStep> declared)
    {
        if (origin.Sheet is not { } left || destination.Sheet is not { } right)
        {
            return;
        }

        if (left.TerritoryShare is { } originShare && right.TerritoryShare is { } destinationShare)
        {
            computed.Add(new Adjustment(
                AsymmetryReason.Territory, -Math.Log(originShare), -Math.Log(destinationShare), "share of the people covered", "Shares stated in both sheets"));
        }
        else
        {
            DeclareText(left.Territory, right.Territory, AsymmetryReason.Territory, "territory covered", declared);
        }
    }

    public static void AddUnknownPartner(SideFacts origin, SideFacts destination, List<Adjustment> computed, List<ReasonStep> declared)
    {
        if (origin.Sheet?.UnknownPartner is not { } left || destination.Sheet?.UnknownPartner is not { } right)
        {
            return;
        }

        if (MissingShare(left, origin) is { } originShare && MissingShare(right, destination) is { } destinationShare)
        {
            computed.Add(new Adjustment(
                AsymmetryReason.UnknownPartner, -Math.Log(1 - originShare), -Math.Log(1 - destinationShare), "people whose partner is not known", "Cells under _U and totals"));
        }
        else
        {
            Declare<UnknownPartner>(left, right, AsymmetryReason.UnknownPartner, "people whose partner is not known", declared);
        }
    }

    public static void AddReferenceDate(SideFacts origin, SideFacts destination, List<ReasonStep> declared)
    {
        if (origin.Sheet?.ReferenceDate is { } left && destination.Sheet?.ReferenceDate is { } right)
        {
            DeclareText(left.Text, right.Text, AsymmetryReason.ReferenceDate, "reference date", declared);
        }
    }

    public static void AddRegisterLag(SideFacts origin, SideFacts destination, List<Adjustment> computed, List<ReasonStep> declared)
    {
        if (origin.Sheet is not { } left || destination.Sheet is not { } right)
        {
            return;
        }

        if (left.RegisterLagShare is { } originShare && right.RegisterLagShare is { } destinationShare)
        {
            computed.Add(new Adjustment(
                AsymmetryReason.RegisterLag, -Math.Log(1 - originShare), -Math.Log(1 - destinationShare), "events that came too late", "Shares stated in both sheets"));
        }
        else
        {
            Declare(left.RegisterLagMonths, right.RegisterLagMonths, AsymmetryReason.RegisterLag, "months an event may come late", declared);
        }
    }

    // Who stands under _U is missing from the partner's cell; distributed, or where there is nobody, nobody is. Under _O nobody can tell.
    private static double? MissingShare(UnknownPartner treatment, SideFacts facts) => treatment switch
    {
        UnknownPartner.Shown => facts.UnknownShare,
        UnknownPartner.Distributed or UnknownPartner.None => 0,
        _ => null,
    };

    private static void Declare<T>(T? left, T? right, AsymmetryReason reason, string detail, List<ReasonStep> declared)
        where T : struct
    {
        if (left is { } origin && right is { } destination && !EqualityComparer<T>.Default.Equals(origin, destination))
        {
            declared.Add(new ReasonStep(reason, ReasonKind.Declared, null, detail, string.Empty));
        }
    }

    private static void DeclareText(string left, string right, AsymmetryReason reason, string detail, List<ReasonStep> declared)
    {
        if (left.Length > 0 && right.Length > 0 && left != right)
        {
            declared.Add(new ReasonStep(reason, ReasonKind.Declared, null, detail, string.Empty));
        }
    }
}
