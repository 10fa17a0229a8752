// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>Methods that one class makes: the registry takes each of them, as it takes a class that is a method itself.</summary>
internal interface IMethodFamily
{
    /// <summary>The methods, in any order.</summary>
    ImmutableArray<IReconciliationMethod> Methods { get; }
}
