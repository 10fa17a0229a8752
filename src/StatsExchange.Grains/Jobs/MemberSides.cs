// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Grains.Jobs;

/// <summary>What one member of a regional body reports of a mirror pair in a period.</summary>
/// <param name="Origin">Its slice as the origin of moves; null where it reports nothing.</param>
/// <param name="OriginSheets">The series sheets of that structure.</param>
/// <param name="Destination">Its slice as the destination of moves; null where it reports nothing.</param>
/// <param name="DestinationSheets">The series sheets of that structure.</param>
internal sealed record MemberSides(Slice? Origin, SheetBook OriginSheets, Slice? Destination, SheetBook DestinationSheets);
