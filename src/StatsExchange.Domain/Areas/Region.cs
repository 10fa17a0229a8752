// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Areas;

/// <summary>A regional body and its members. Membership is no statement about geography.</summary>
/// <param name="Code">The code, for example ASEAN.</param>
/// <param name="Name">English name.</param>
/// <param name="Members">Members of every role but observer, in ordinal order.</param>
/// <param name="Observers">Observers, in ordinal order.</param>
public sealed record Region(RegionCode Code, string Name, ImmutableArray<CountryCode> Members, ImmutableArray<CountryCode> Observers);
