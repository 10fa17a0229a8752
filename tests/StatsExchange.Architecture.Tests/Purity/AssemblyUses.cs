// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Architecture.Tests.Purity;

/// <param name="References">Names of the assemblies mentioned.</param>
/// <param name="Types">Full names of the types of others that are mentioned.</param>
/// <param name="Members">Full names of the members of others that are mentioned; a property is its accessor.</param>
internal sealed record AssemblyUses(
    ImmutableSortedSet<string> References,
    ImmutableSortedSet<string> Types,
    ImmutableSortedSet<string> Members);
