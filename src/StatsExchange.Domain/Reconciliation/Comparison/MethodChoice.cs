// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>A method with its parameters, under a name of its own: one method may be compared with itself.</summary>
/// <param name="Name">How tables name it, for example factors, logs.</param>
/// <param name="Method">Its id in <see cref="ReconciliationMethods"/>.</param>
/// <param name="Parameters">Its parameters; those left out take their defaults.</param>
public sealed record MethodChoice(string Name, string Method, ImmutableSortedDictionary<string, string> Parameters)
{
    /// <summary>A method with some parameters.</summary>
    public static MethodChoice Of(string name, string method, params IEnumerable<KeyValuePair<string, string>> parameters) =>
        new(name, method, parameters.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
