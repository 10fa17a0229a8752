// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Dossiers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A case both countries have settled by a figure that the region may be told.</summary>
/// <param name="Case">The case.</param>
/// <param name="Pair">What its figures are about.</param>
/// <param name="Proposal">The proposal both signed.</param>
internal sealed record AgreedCase(Case Case, MirrorPair Pair, Proposal Proposal)
{
    /// <summary>The periods whose figures follow by rule from a figure that is withheld now: they are withheld too.</summary>
    public required IReadOnlySet<string> WithheldPeriods { get; init; }

    /// <summary>Adds the figures of a period, the total and its classes; false where the case has none.</summary>
    public bool AddTo(ConsolidatedTable table, string period)
    {
        List<ProposedFigure> agreed = [.. Proposal.Figures.Where(figure => figure.TimePeriod == period)];
        foreach (var one in agreed)
        {
            var key = ConsolidatedKeys.OfTotal(Pair, Period.Parse(period).FrequencyCode, Case.Origin, Case.Destination, ConsolidatedKeys.AgreedFigure);
            foreach (var (dimension, code) in one.Dimensions)
            {
                key[ConsolidatedKeys.PositionOf(dimension)] = code;
            }

            var figure = new ConsolidatedFigure(Case.Origin, one.Value, IsWithheld: false, IsOfReferenceSource: false, StayDistance: 0, [.. Attributes(one)]);
            table.Add(key, WithheldPeriods.Contains(period) ? figure.Withhold() : figure);
        }

        return agreed.Count > 0;
    }

    private IEnumerable<KeyValuePair<string, string>> Attributes(ProposedFigure figure)
    {
        if (figure.HasLower)
        {
            yield return KeyValuePair.Create("LOWER", figure.Lower.ToString("R", CultureInfo.InvariantCulture));
        }

        if (figure.HasUpper)
        {
            yield return KeyValuePair.Create("UPPER", figure.Upper.ToString("R", CultureInfo.InvariantCulture));
        }

        // What was agreed stands until both sign another, and is expected to change since a side revised its own.
        if (Case.RevisionsOf(figure.TimePeriod).Any())
        {
            yield return KeyValuePair.Create("OBS_STATUS", "P");
        }

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
