// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests.Blocks;

/// <summary>A block in the folder Golden: the bytes as committed, and beside them its columns in words and numbers.</summary>
internal sealed class GoldenBlock
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Content _content;

    private GoldenBlock(byte[] bytes, Content content)
    {
        Bytes = bytes;
        _content = content;
    }

    public byte[] Bytes { get; }

    public string Owner => _content.Region ?? _content.RefArea!;

    public string Period => _content.TimePeriod;

    public int Count => _content.Count;

    public Structure Structure => StructureCatalogue.Find(_content.Structure ?? "CONSOLIDATED")!;

    public bool IsConsolidated => _content.Region is not null;

    public ImmutableArray<AttributeColumn> Attributes => [.. _content.Attributes.Select(column => new AttributeColumn(column.Id, column.Rows, column.Values))];

    public static GoldenBlock Read(string name) =>
        new(ReadFile($"{name}.binpb"), JsonSerializer.Deserialize<Content>(ReadFile($"{name}.json"), Json)!);

    /// <summary>The slice, from its columns.</summary>
    public Slice ToSlice() => new(
        Structure,
        Owner,
        Period,
        [.. _content.Dimensions.Select(column => new CodeColumn(column.Codes, column.Indices))],
        Values(),
        Attributes);

    /// <summary>The same as an office could send it: columns and dictionaries in another order.</summary>
    public SentColumns ToSent() => new(
        Period,
        [.. _content.Dimensions.Reverse().Select(column => column.Reversed())],
        Values(),
        _content.Operations?.Select(operation => operation == 1 ? Operation.Delete : Operation.Set).ToArray() ?? [],
        Attributes);

    private static byte[] ReadFile(string name)
    {
        using var stream = typeof(GoldenBlock).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no golden file {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private double[] Values() => [.. _content.Values.Select(value => value ?? double.NaN)];

    private sealed record Content(
        string? Structure,
        string? RefArea,
        string? Region,
        string TimePeriod,
        int Count,
        ImmutableArray<Dimension> Dimensions,
        ImmutableArray<double?> Values,
        int[]? Operations,
        ImmutableArray<Attribute> Attributes);

    private sealed record Dimension(string Id, ImmutableArray<string> Codes, int[] Indices)
    {
        public SentColumn Reversed() => new(Id, [.. Codes.Reverse()], Indices.Select(index => Codes.Length - 1 - index).ToArray());
    }

    private sealed record Attribute(string Id, ImmutableArray<int> Rows, ImmutableArray<string> Values);
}
