// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>The codes of a dimension or attribute: a listed set, or a constructed one such as ages and periods.</summary>
public interface ICodeList
{
    /// <summary>SDMX identifier of the list, for example CL_SEX.</summary>
    string Id { get; }

    /// <summary>What a code looks like, in words for an error message, for example "a code of CL_SEX: _T, F, M, …".</summary>
    string Expectation { get; }

    /// <summary>The canonical id of <paramref name="text"/> (alpha-2 and M49 areas become alpha-3), or null where it is no code of this list.</summary>
    string? Canonical(string text);

    /// <summary>The name of a canonical code in English, or null where it is no code of this list.</summary>
    string? NameOf(string code);

    /// <summary>The listed codes in the order of the list, with names. A constructed list gives those that are always there, such as _T and _U.</summary>
    IReadOnlyList<Code> Listed { get; }

    /// <summary>How the codes divide people, where they do; null where sums of them mean nothing, or cannot be checked.</summary>
    IClassification? Classification => null;
}
