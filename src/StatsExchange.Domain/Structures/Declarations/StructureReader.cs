// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>Makes structures of what is written down.</summary>
internal sealed class StructureReader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly CodeListSet _lists;
    private readonly Dictionary<string, ImmutableArray<Dimension>> _dimensions = new(StringComparer.Ordinal);

    private StructureReader(CodeListSet lists) => _lists = lists;

    /// <exception cref="InvalidDataException">The declaration says something that cannot be.</exception>
    public static ImmutableArray<Structure> Read(string json, CodeListSet lists)
    {
        SetDeclaration declared;
        try
        {
            declared = JsonSerializer.Deserialize<SetDeclaration>(json, Json) ?? throw new InvalidDataException("The declaration of structures is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The declaration of structures cannot be read: {e.Message}", e);
        }

        var reader = new StructureReader(lists);
        foreach (var structure in declared.Structures)
        {
            if (!reader._dimensions.TryAdd(structure.Id, [.. structure.Dimensions.SelectMany(reader.DimensionsOf)]))
            {
                throw new InvalidDataException($"The structure {structure.Id} is declared twice.");
            }
        }

        return [.. declared.Structures.Select(structure => reader.StructureOf(structure, declared.Attributes))];
    }

    private Structure StructureOf(StructureDeclaration declared, Dictionary<string, AttributeDeclaration[]> attributes)
    {
        if (!attributes.TryGetValue(declared.Attributes, out var set))
        {
            throw new InvalidDataException($"{declared.Id} names the attributes {declared.Attributes}, which are not declared.");
        }

        var pairs = new PairReader(_dimensions);
        try
        {
            return new Structure(
                declared.Id,
                declared.Name,
                _dimensions[declared.Id],
                [.. set.Select(attribute => new AttributeDefinition(attribute.Id, attribute.Kind, attribute.Codes is { } codes ? _lists.OfAttribute(codes) : null))],
                [.. declared.Pairs.Select(pairs.Read)]);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{declared.Id}: {e.Message}", e);
        }
    }

    private IEnumerable<Dimension> DimensionsOf(DimensionDeclaration declared)
    {
        if (declared.EveryClassOf.Length > 0)
        {
            return declared.EveryClassOf
                .SelectMany(id => _dimensions.TryGetValue(id, out var others) ? others : throw new InvalidDataException($"{id} is not declared before its classes are named."))
                .Where(dimension => dimension.Role == DimensionRole.Additive)
                .DistinctBy(dimension => dimension.Id)
                .Select(dimension => dimension with { Default = declared.Default });
        }

        var role = declared.Role ?? throw new InvalidDataException($"The dimension {declared.Id} has no role.");
        var codes = _lists.OfDimension(declared.Codes);
        if (declared.Default is { } code && codes.Canonical(code) != code)
        {
            throw new InvalidDataException($"The default {code} of {declared.Id} is not in {declared.Codes}.");
        }

        return declared.AddedLater && declared.Default is null
            ? throw new InvalidDataException($"The dimension {declared.Id} was added later and has no default for what is stored.")
            : [new Dimension(declared.Id, role, codes, declared.Default) { WasAddedLater = declared.AddedLater }];
    }
}
