// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>
/// The dimensions, attributes and mirror pairs of one kind of data (SDMX: data structure definition), declared whole as data.
/// Adding a dimension or a structure adds a declaration, not code.
/// </summary>
public sealed class Structure
{
    private readonly Dictionary<string, Dimension> _byId;
    private readonly Dictionary<string, AttributeDefinition> _attributesById;

    /// <summary>Declares a structure.</summary>
    /// <param name="id">STOCK, FLOW, RETURN or CONSOLIDATED.</param>
    /// <param name="name">What it holds, in words.</param>
    /// <param name="dimensions">All dimensions in structure order, TIME_PERIOD last.</param>
    /// <param name="attributes">All observation attributes in structure order.</param>
    /// <param name="mirrorPairs">The pairs whose destination side reports this structure; the first is the default.</param>
    /// <exception cref="ArgumentException">Two dimensions share an id, or the last is not the time dimension.</exception>
    public Structure(
        string id,
        string name,
        ImmutableArray<Dimension> dimensions,
        ImmutableArray<AttributeDefinition> attributes,
        ImmutableArray<MirrorPair> mirrorPairs)
    {
        if (dimensions.IsEmpty || dimensions[^1].Role != DimensionRole.Time)
        {
            throw new ArgumentException($"The last dimension of {id} must be its time dimension.", nameof(dimensions));
        }

        Id = id;
        Name = name;
        Dimensions = dimensions;
        Attributes = attributes;
        MirrorPairs = mirrorPairs;
        SliceDimensions = [.. dimensions.Where(d => d.Role is not (DimensionRole.Reporter or DimensionRole.Time))];
        _byId = dimensions.ToDictionary(d => d.Id, StringComparer.Ordinal);
        _attributesById = attributes.ToDictionary(a => a.Id, StringComparer.Ordinal);
    }

    /// <summary>The maintenance agency of every structure.</summary>
    public const string Agency = "SX";

    /// <summary>The version of every structure.</summary>
    public const string Version = "1.0";

    /// <summary>STOCK, FLOW, RETURN or CONSOLIDATED.</summary>
    public string Id { get; }

    /// <summary>What it holds, in words.</summary>
    public string Name { get; }

    /// <summary>All dimensions in structure order.</summary>
    public ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>The dimensions of a key inside one slice: all but the reporter and the time, in structure order.</summary>
    public ImmutableArray<Dimension> SliceDimensions { get; }

    /// <summary>All observation attributes in structure order.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; }

    /// <summary>The mirror pairs whose destination side reports this structure; the first is the default.</summary>
    public ImmutableArray<MirrorPair> MirrorPairs { get; }

    /// <summary>The dimension of that id, or null.</summary>
    public Dimension? FindDimension(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The attribute of that id, or null.</summary>
    public AttributeDefinition? FindAttribute(string id) => _attributesById.GetValueOrDefault(id);

    /// <summary>The position of a dimension in <see cref="SliceDimensions"/>, or −1.</summary>
    public int SlicePositionOf(string dimensionId)
    {
        for (var i = 0; i < SliceDimensions.Length; i++)
        {
            if (SliceDimensions[i].Id == dimensionId)
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
