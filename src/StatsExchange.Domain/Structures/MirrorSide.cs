// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>
/// What one office of a mirror pair reports. Every dimension of its structure besides REF_AREA, COUNTERPART_AREA and
/// TIME_PERIOD is either filtered, matched (see <see cref="MirrorPair.Matched"/>) or dropped.
/// </summary>
/// <param name="Structure">Id of the structure reported.</param>
/// <param name="Filter">Dimensions held at one code, by id; their codes are not part of the comparison.</param>
/// <param name="Renamed">Codes renamed before matching: dimension id, then code as reported to code as compared.</param>
/// <param name="Dropped">Dimensions not compared. Where several observations fall on one projected key, the pair's preference decides.</param>
public sealed record MirrorSide(
    string Structure,
    ImmutableSortedDictionary<string, string> Filter,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Renamed,
    ImmutableArray<string> Dropped);
