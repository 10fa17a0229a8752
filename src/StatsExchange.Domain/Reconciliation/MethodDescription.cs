// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>What a method is, for those who choose one.</summary>
/// <param name="Id">Its id, for example receiving.</param>
/// <param name="Version">Changes whenever the same input may give another result.</param>
/// <param name="Name">What it does, in words.</param>
/// <param name="Reference">Where it comes from.</param>
/// <param name="Zeros">What it does with zeros and with one side missing.</param>
/// <param name="Parameters">The parameters it takes.</param>
public sealed record MethodDescription(
    string Id,
    string Version,
    string Name,
    string Reference,
    string Zeros,
    ImmutableArray<ParameterDescription> Parameters)
{
    /// <summary>What its estimates count.</summary>
    public EstimateConcept Concept { get; init; }

    /// <summary>
    /// Whether the estimate of a corridor rests on nothing but what its two offices report of it, so that it can be had for one corridor alone. Every
    /// method has to say it: where one ties corridors together, a figure that is taken back can be worked out from the estimates of others, and none of
    /// them is told any more.
    /// </summary>
    public required bool IsOfOneCorridor { get; init; }

    /// <summary>The one side whose report of a corridor its estimate rests on; null where it may rest on both.</summary>
    public ReportSide? OnlySide { get; init; }

    /// <summary>Adds the defaults to the parameters given.</summary>
    /// <exception cref="ReconciliationException">A parameter is not one of the method's, or a required one is missing.</exception>
    public ImmutableSortedDictionary<string, string> Resolve(IReadOnlyDictionary<string, string> given)
    {
        foreach (var id in given.Keys)
        {
            if (!Parameters.Any(p => p.Id == id))
            {
                throw new ReconciliationException(ReconciliationError.UnknownParameter, id, $"Method {Id} has no parameter {id}.");
            }
        }

        var resolved = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Parameters)
        {
            resolved[parameter.Id] = given.GetValueOrDefault(parameter.Id) ?? parameter.Default
                ?? throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, parameter.Id, $"Method {Id} needs the parameter {parameter.Id}: {parameter.Meaning}.");
        }

        return resolved.ToImmutable();
    }

    /// <summary>All parameters in the one form that parameters of the same meaning have.</summary>
    /// <param name="given">Parameters that the method can read.</param>
    /// <exception cref="ReconciliationException">As in <see cref="Resolve"/>.</exception>
    public ImmutableSortedDictionary<string, string> Canonical(IReadOnlyDictionary<string, string> given)
    {
        var resolved = Resolve(given);
        return Parameters.ToImmutableSortedDictionary(parameter => parameter.Id, parameter => parameter.Canonical(resolved[parameter.Id]), StringComparer.Ordinal);
    }

    /// <summary>The parameters that are held against single reports, and that somebody chose: those with another value than their own.</summary>
    /// <param name="given">Parameters that the method can read.</param>
    public IEnumerable<string> ChosenAgainstReports(IReadOnlyDictionary<string, string> given) => Parameters
        .Where(parameter => parameter.IsHeldAgainstReports
            && given.TryGetValue(parameter.Id, out var value)
            && parameter.Canonical(value) != parameter.Canonical(parameter.Default ?? string.Empty))
        .Select(parameter => parameter.Id);
}
