// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Mirrors;

/// <summary>What is sent about a corridor and period, and the partner's mirror figures as far as the office may see them.</summary>
/// <param name="Pair">The mirror pair.</param>
/// <param name="Corridor">The corridor of the move.</param>
/// <param name="Sent">What the office sends.</param>
/// <param name="Partner">The partner's slice of the same period.</param>
/// <param name="IsOrigin">Whether the office is the origin of the move.</param>
/// <param name="Options">What the comparison is narrowed to.</param>
/// <param name="OwnSheets">The office's series sheets.</param>
/// <param name="PartnerSheets">The partner's series sheets.</param>
public sealed record MirrorSides(
    MirrorPair Pair, Corridor Corridor, SubmittedSlice Sent, Slice Partner, bool IsOrigin, MirrorOptions Options, SheetBook OwnSheets, SheetBook PartnerSheets);
