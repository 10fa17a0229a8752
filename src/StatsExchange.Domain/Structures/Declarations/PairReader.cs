// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>Works a mirror pair out: of every dimension of both sides it is then known whether it is held, matched or dropped.</summary>
internal sealed class PairReader(IReadOnlyDictionary<string, ImmutableArray<Dimension>> structures)
{
    /// <exception cref="InvalidDataException">A side names what its structure does not have, or leaves a way of counting open.</exception>
    public MirrorPair Read(PairDeclaration declared)
    {
        var origin = DimensionsOf(declared.Id, declared.Origin);
        var destination = DimensionsOf(declared.Id, declared.Destination);
        var settled = SettledBy(declared.Origin).Concat(SettledBy(declared.Destination)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> matched =
        [
            .. destination
                .Where(dimension => declared.Match.Contains(dimension.Id)
                    || (declared.MatchEveryClass && dimension.Role == DimensionRole.Additive && !settled.Contains(dimension.Id)))
                .Select(dimension => dimension.Id),
        ];
        return new MirrorPair(
            declared.Id,
            declared.Name,
            SideOf(declared.Id, declared.Origin, origin, matched),
            SideOf(declared.Id, declared.Destination, destination, matched),
            matched)
        {
            Preferences = declared.Prefer is { } steps ? [.. steps.Select(step => Checked(declared, step))] : RivalPreference.Standard,
        };
    }

    private static RivalPreference Checked(PairDeclaration pair, RivalPreference step) =>
        step.Kind == RivalPreferenceKind.Reported || pair.Origin.Drop.Contains(step.Dimension) || pair.Destination.Drop.Contains(step.Dimension)
            ? step
            : throw new InvalidDataException($"The pair {pair.Id} prefers by {step.Dimension}, which neither side drops.");

    private static IEnumerable<string> SettledBy(SideDeclaration side) => side.Hold.Keys.Concat(side.Drop);

    // REF_AREA and COUNTERPART_AREA are the ends of the corridor, and TIME_PERIOD always matches.
    private ImmutableArray<Dimension> DimensionsOf(string pair, SideDeclaration side) =>
        structures.TryGetValue(side.Structure, out var dimensions)
            ? [.. dimensions.Where(dimension => dimension.Role is DimensionRole.Frequency or DimensionRole.Additive or DimensionRole.Alternative)]
            : throw new InvalidDataException($"The pair {pair} names the structure {side.Structure}, which is not declared.");

    private static MirrorSide SideOf(string pair, SideDeclaration side, ImmutableArray<Dimension> dimensions, ImmutableArray<string> matched)
    {
        foreach (var id in SettledBy(side).Concat(matched).Where(id => dimensions.All(dimension => dimension.Id != id)))
        {
            throw new InvalidDataException($"The pair {pair} names {id}, which {side.Structure} does not have.");
        }

        var open = dimensions.Where(dimension => !side.Hold.ContainsKey(dimension.Id) && !side.Drop.Contains(dimension.Id) && !matched.Contains(dimension.Id)).ToList();
        if (open.Find(dimension => dimension.Role != DimensionRole.Additive) is { } alternative)
        {
            throw new InvalidDataException($"The pair {pair} neither holds, matches nor drops {alternative.Id} of {side.Structure}.");
        }

        foreach (var (id, code) in side.Hold)
        {
            if (dimensions.Single(dimension => dimension.Id == id).Codes.Canonical(code) != code)
            {
                throw new InvalidDataException($"The pair {pair} holds {id} at {code}, which is no code of it.");
            }
        }

        return new MirrorSide(
            side.Structure,
            side.Hold
                .Concat(open.Select(dimension => KeyValuePair.Create(dimension.Id, StandardCodes.Total)))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            side.Rename.ToImmutableSortedDictionary(
                entry => entry.Key, entry => entry.Value.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            [.. side.Drop]);
    }
}
