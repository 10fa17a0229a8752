// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>All methods: every class here that is one, or makes some, and can be made without arguments. A new method is a folder of its own and nothing else.</summary>
public static class ReconciliationMethods
{
    /// <summary>Every method: those of what is reported before those of transitions, those of one corridor first, then by id.</summary>
    public static ImmutableArray<IReconciliationMethod> All { get; } =
    [
        .. typeof(ReconciliationMethods).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .SelectMany(MethodsOf)
            .OrderBy(method => method.Description.Concept)
            .ThenByDescending(method => method.Description.IsOfOneCorridor)
            .ThenBy(method => method.Description.Id, StringComparer.Ordinal),
    ];

    /// <summary>The method of that id.</summary>
    /// <exception cref="ReconciliationException">There is none.</exception>
    public static IReconciliationMethod Get(string id) =>
        Find(id)
        ?? throw new ReconciliationException(
            ReconciliationError.UnknownMethod,
            id,
            $"There is no method {id}; there are {string.Join(", ", All.Select(m => m.Description.Id))}.");

    /// <summary>The method of that id; null where there is none.</summary>
    public static IReconciliationMethod? Find(string id) => All.FirstOrDefault(method => method.Description.Id == id);

    private static IEnumerable<IReconciliationMethod> MethodsOf(Type type) =>
        type.IsAssignableTo(typeof(IReconciliationMethod)) ? [(IReconciliationMethod)Activator.CreateInstance(type)!]
        : type.IsAssignableTo(typeof(IMethodFamily)) ? ((IMethodFamily)Activator.CreateInstance(type)!).Methods
        : [];
}
