// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Data;

/// <summary>
/// One office's flows by counterpart, direction, sex and single year of age, as blocks of 8,192 rows in canonical order, as the hub itself
/// gives them out; the same for the same seed.
/// </summary>
internal sealed class BlockSet
{
    public const string Office = "SWE";
    public const string Structure = "FLOW";
    public const int FirstYear = 2000;
    public const int RowsOfCorridor = Ages;

    private const int RowsPerBlock = 8192;
    private const int Counterparts = 150;
    private const int Ages = 100;
    private const int RowsOfYear = Counterparts * 2 * 2 * Ages;

    private static readonly string[] CountryCodes =
        [.. AreaCatalogue.All.Where(area => area.Kind == PartnerKind.Country).Select(area => area.Code.Value).Where(code => code != Office).Order(StringComparer.Ordinal)];

    private static readonly string[] CounterpartCodes = CountryCodes[..Counterparts];
    private static readonly string[] Measures = ["EMI", "IMM"];
    private static readonly string[] Sexes = ["F", "M"];
    private static readonly string[] AgeCodes =
        [.. Enumerable.Range(0, Ages).Select(age => string.Create(CultureInfo.InvariantCulture, $"Y{age}")).Order(StringComparer.Ordinal)];

    private readonly Lazy<IReadOnlyList<byte[]>> _bytes;

    private BlockSet(IEnumerable<ObservationBlock> blocks)
    {
        Messages = [.. blocks.Select(block => new SubmitRequest { Block = block })];
        RefArea = Messages[0].Block.RefArea;
        Observations = Messages.Sum(message => message.Block.Count);
        Bytes = Messages.Sum(message => (long)message.CalculateSize());
        _bytes = new Lazy<IReadOnlyList<byte[]>>(() => [.. Messages.Select(message => message.Block.ToByteArray())]);
    }

    /// <summary>Offices that are no counterpart in any set.</summary>
    public static IReadOnlyList<string> OtherOffices { get; } = CountryCodes[Counterparts..];

    public IReadOnlyList<SubmitRequest> Messages { get; }

    public string RefArea { get; }

    public long Observations { get; }

    public long Bytes { get; }

    public int Years => Messages.Select(message => message.Block.TimePeriod).Distinct().Count();

    /// <summary>The blocks, serialised once.</summary>
    public IReadOnlyList<byte[]> BlockBytes => _bytes.Value;

    public static BlockSet Make(int years, int seed) => Of((long)years * RowsOfYear, seed);

    /// <summary>So many observations, of as many years as that takes.</summary>
    public static BlockSet Of(long observations, int seed)
    {
        var random = new Random(seed);
        return new BlockSet(Enumerable.Range(0, (int)((observations + RowsOfYear - 1) / RowsOfYear))
            .SelectMany(year => Blocks(FirstYear + year, (int)Math.Min(RowsOfYear, observations - ((long)year * RowsOfYear)), random)));
    }

    /// <summary>The emigration of women from an office to one of the counterparts, by age: <see cref="RowsOfCorridor"/> observations.</summary>
    public static BlockSet Corridor(string office, int year, int counterpart) =>
        new([Block(office, year, counterpart % Counterparts * (RowsOfYear / Counterparts), RowsOfCorridor, Random.Shared)]);

    /// <summary>The same figures as those of another office, and of other years.</summary>
    public BlockSet As(string office, int laterBy) => new(Messages.Select(message => new ObservationBlock(message.Block)
    {
        RefArea = office,
        TimePeriod = Text(int.Parse(message.Block.TimePeriod, CultureInfo.InvariantCulture) + laterBy),
    }));

    /// <summary>Each observation, under the columns of <see cref="ObservationRow.KeyColumns"/>.</summary>
    public IEnumerable<ObservationRow> Rows()
    {
        foreach (var block in Messages.Select(message => message.Block))
        {
            string[] key = [block.Structure, block.RefArea, block.TimePeriod, .. block.Dimensions.Select(_ => "")];
            for (var row = 0; row < block.Count; row++)
            {
                for (var i = 0; i < block.Dimensions.Count; i++)
                {
                    key[^(block.Dimensions.Count - i)] = block.Dimensions[i].Codes[block.Dimensions[i].Indices[row]];
                }

                yield return new ObservationRow(key, BinaryPrimitives.ReadDoubleLittleEndian(block.Values.Span[(row * sizeof(double))..]));
            }
        }
    }

    private static IEnumerable<ObservationBlock> Blocks(int year, int rows, Random random)
    {
        for (var from = 0; from < rows; from += RowsPerBlock)
        {
            yield return Block(Office, year, from, Math.Min(RowsPerBlock, rows - from), random);
        }
    }

    private static ObservationBlock Block(string office, int year, int from, int count, Random random)
    {
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
        {
            value = random.Next(1, 100_000);
        }

        return new ObservationBlock
        {
            Structure = Structure,
            RefArea = office,
            TimePeriod = Text(year),
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

    /// <summary>Row r has the code at r / stride, counted round; the dictionary holds the codes that rows use.</summary>
    private static DimensionColumn Column(string id, string[] codes, int from, int count, int stride)
    {
        int[] places = [.. Enumerable.Range(from, count).Select(row => row / stride % codes.Length)];
        int[] used = [.. places.Distinct().Order()];
        return new DimensionColumn
        {
            Id = id,
            Codes = { used.Select(place => codes[place]) },
            Indices = ByteString.CopyFrom([.. places.Select(place => (byte)Array.BinarySearch(used, place))]),
        };
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
