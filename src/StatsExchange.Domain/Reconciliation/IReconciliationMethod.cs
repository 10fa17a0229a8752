// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A way to make one figure of two. Pure: the same input and parameters always give the same result, to the last bit.</summary>
public interface IReconciliationMethod
{
    /// <summary>What the method is and which parameters it takes.</summary>
    MethodDescription Description { get; }

    /// <summary>Runs the method.</summary>
    /// <param name="input">The figures of a region.</param>
    /// <param name="parameters">Parameters by id; those left out take their defaults.</param>
    /// <exception cref="ReconciliationException">A parameter is unknown, missing or does not fit the input.</exception>
    MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters);
}
