// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Mappings;

/// <summary>A dimension or attribute that a mapping fills.</summary>
internal sealed class Target
{
    private readonly Dimension? _dimension;
    private readonly AttributeDefinition? _attribute;

    private Target(string id, Dimension? dimension, AttributeDefinition? attribute)
    {
        Id = id;
        _dimension = dimension;
        _attribute = attribute;
    }

    public string Id { get; }

    public bool IsDimension => _dimension is not null;

    public bool IsPeriod => _dimension?.Role == DimensionRole.Time;

    /// <summary>Whether figures of its codes may be added up.</summary>
    public bool IsSummed => _dimension?.Role is DimensionRole.Additive or DimensionRole.Partner;

    /// <summary>Whether it is a text that may say anything.</summary>
    public bool IsFreeText => !IsDimension && Codes is null && _attribute!.Kind == AttributeKind.Text;

    public bool IsReporter => _dimension?.Role == DimensionRole.Reporter;

    public bool IsDuration => _dimension?.Codes.Id == "CL_DURATION";

    /// <summary>The codes it takes; null for a free text.</summary>
    public ICodeList? Codes => _dimension?.Codes ?? (_attribute!.Kind is AttributeKind.Code ? _attribute.Codes : null);

    /// <summary>What a code looks like, for an error message.</summary>
    public string Expectation => Codes?.Expectation ?? Observations.AttributeText.Expectation(_attribute!);

    /// <summary>The canonical code or text, or null where it is none.</summary>
    public string? Canonical(string text)
    {
        if (Codes is { } codes)
        {
            return codes.Canonical(text);
        }

        return Observations.AttributeText.Check(_attribute!, text, out var canonical) is null ? canonical : null;
    }

    public static Target? Find(Structure structure, string id) => (structure.FindDimension(id), structure.FindAttribute(id)) switch
    {
        (null, null) => null,
        var (dimension, attribute) => new Target(id, dimension, attribute),
    };
}
