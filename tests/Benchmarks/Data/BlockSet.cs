// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Data;

/// <summary>One office's flows by counterpart, direction, sex and single year of age, as blocks of 8,192 rows; the same for the same seed.</summary>
internal sealed class BlockSet
{
    public const string Office = "SWE";
    public const string Structure = "FLOW";

    private const int RowsPerBlock = 8192;
    private const int FirstYear = 2000;
    private const int Counterparts = 200;
    private const int Ages = 100;

    private static readonly string[] CounterpartCodes =
        [.. AreaCatalogue.All.Where(area => area.Kind == PartnerKind.Country).Select(area => area.Code.Value).Where(code => code != Office).Order(StringComparer.Ordinal).Take(Counterparts)];

    private static readonly string[] Measures = ["EMI", "IMM"];
    private static readonly string[] Sexes = ["F", "M"];
    private static readonly string[] AgeCodes = [.. Enumerable.Range(0, Ages).Select(age => string.Create(CultureInfo.InvariantCulture, $"Y{age}"))];

    private BlockSet(IReadOnlyList<ObservationBlock> blocks)
    {
        Messages = [.. blocks.Select(block => new SubmitRequest { Block = block })];
        Observations = blocks.Sum(block => block.Count);
        Bytes = Messages.Sum(message => (long)message.CalculateSize());
    }

    public IReadOnlyList<SubmitRequest> Messages { get; }

    public long Observations { get; }

    public long Bytes { get; }

    public static BlockSet Make(int years, int seed)
    {
        var random = new Random(seed);
        return new BlockSet([.. Enumerable.Range(FirstYear, years).SelectMany(year => Year(year, random))]);
    }

    private static IEnumerable<ObservationBlock> Year(int year, Random random)
    {
        var rows = CounterpartCodes.Length * Measures.Length * Sexes.Length * AgeCodes.Length;
        for (var from = 0; from < rows; from += RowsPerBlock)
        {
            yield return Block(year, from, Math.Min(RowsPerBlock, rows - from), random);
        }
    }

    private static ObservationBlock Block(int year, int from, int count, Random random)
    {
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
        {
            value = random.Next(1, 100_000);
        }

        return new ObservationBlock
        {
            Structure = Structure,
            RefArea = Office,
            TimePeriod = year.ToString(CultureInfo.InvariantCulture),
            Count = (uint)count,
            Values = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
            Dimensions =
            {
                Column("COUNTERPART_AREA", CounterpartCodes, from, count, Measures.Length * Sexes.Length * Ages),
                Column("MEASURE", Measures, from, count, Sexes.Length * Ages),
                Column("BASIS", ["RES"], from, count, 1),
                Column("MIN_STAY", ["12"], from, count, 1),
                Column("SEX", Sexes, from, count, Ages),
                Column("AGE", AgeCodes, from, count, 1),
            },
        };
    }

    /// <summary>Row r has the code at r / stride, counted round.</summary>
    private static DimensionColumn Column(string id, string[] codes, int from, int count, int stride)
    {
        var indices = new byte[count];
        for (var row = 0; row < count; row++)
        {
            indices[row] = (byte)((from + row) / stride % codes.Length);
        }

        return new DimensionColumn { Id = id, Codes = { codes }, Indices = ByteString.CopyFrom(indices) };
    }
}
