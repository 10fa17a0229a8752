// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>A code list whose codes are all listed.</summary>
public sealed class CodeList : ICodeList
{
    private const int CodesInExpectation = 8;

    private readonly Dictionary<string, string> _names;
    private readonly Func<string, string?> _parentOf;

    /// <summary>Declares a list.</summary>
    /// <param name="id">SDMX identifier, for example CL_SEX.</param>
    /// <param name="codes">The codes in the order of the list.</param>
    /// <exception cref="ArgumentException">Two codes share an id.</exception>
    public CodeList(string id, ImmutableArray<Code> codes)
        : this(id, codes, _ => null)
    {
    }

    /// <summary>Declares a list some of whose classes lie in others.</summary>
    /// <param name="id">SDMX identifier, for example CL_OCCUPATION.</param>
    /// <param name="codes">The codes in the order of the list.</param>
    /// <param name="parentOf">The id of the class that a class lies in, or null; a class with others under it is all of them together.</param>
    /// <exception cref="ArgumentException">Two codes share an id.</exception>
    public CodeList(string id, ImmutableArray<Code> codes, Func<string, string?> parentOf)
    {
        Id = id;
        Listed = codes;
        _parentOf = parentOf;
        _names = codes.ToDictionary(code => code.Id, code => code.Name, StringComparer.Ordinal);
        Classification = new ListedClassification(codes.Select(code => code.Id).Where(StandardCodes.IsClass), parentOf);
        var shown = string.Join(", ", codes.Take(CodesInExpectation).Select(code => code.Id));
        Expectation = codes.Length > CodesInExpectation ? $"a code of {id}: {shown}, …" : $"a code of {id}: {shown}";
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Expectation { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed { get; }

    /// <inheritdoc/>
    public IClassification? Classification { get; }

    /// <summary>The class that a class lies in, or null.</summary>
    public string? ParentOf(string code) => _parentOf(code);

    /// <inheritdoc/>
    public string? Canonical(string text) => _names.ContainsKey(text) ? text : null;

    /// <inheritdoc/>
    public string? NameOf(string code) => _names.GetValueOrDefault(code);
}
