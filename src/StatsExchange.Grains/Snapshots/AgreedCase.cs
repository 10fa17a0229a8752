// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A case both countries have settled by a figure that the region may be told.</summary>
/// <param name="Case">The case.</param>
/// <param name="Pair">What its figures are about.</param>
/// <param name="Proposal">The proposal both signed.</param>
internal sealed record AgreedCase(Case Case, MirrorPair Pair, Proposal Proposal)
{
    /// <summary>Adds the figure of a period; false where the case has none.</summary>
    public bool AddTo(ConsolidatedTable table, string period)
    {
        if (Proposal.Figures.FirstOrDefault(figure => figure.TimePeriod == period) is not { } agreed)
        {
            return false;
        }

        table.Add(
            ConsolidatedKeys.OfTotal(Pair, Period.Parse(period).FrequencyCode, Case.Origin, Case.Destination, ConsolidatedKeys.AgreedFigure),
            new ConsolidatedFigure(Case.Origin, agreed.Value, IsWithheld: false, IsOfReferenceSource: false, StayDistance: 0, [.. Attributes()]));
        return true;
    }

    private IEnumerable<KeyValuePair<string, string>> Attributes()
    {
        yield return KeyValuePair.Create("CASE_ID", Case.Id);
        yield return KeyValuePair.Create("METHOD", Proposal.Method);
        yield return KeyValuePair.Create("OUTCOME", "AGREED_FIGURE");
        yield return KeyValuePair.Create("TARGET_DEFINITION", Describe(Proposal.TargetDefinition));
        if (Proposal.OriginVintage > 0)
        {
            yield return KeyValuePair.Create("VINTAGE_O", Proposal.OriginVintage.ToString(CultureInfo.InvariantCulture));
        }

        if (Proposal.DestinationVintage > 0)
        {
            yield return KeyValuePair.Create("VINTAGE_D", Proposal.DestinationVintage.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Describe(TargetDefinition target) => string.Join("; ", new[]
    {
        ("basis", target.Basis),
        ("minimum stay", target.HasMinimumStayMonths ? string.Create(CultureInfo.InvariantCulture, $"{target.MinimumStayMonths} months") : ""),
        ("population", target.Population),
        ("territory", target.Territory),
        ("reference date", target.ReferenceDate),
    }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}: {part.Item2}").DefaultIfEmpty("not stated"));
}
