// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A column block of one period as it was sent. Values are in UNIT_MEASURE: a unit multiplier is kept, not applied.</summary>
/// <param name="Period">TIME_PERIOD of every row.</param>
/// <param name="Columns">The dimensions sent; what is left out takes its default.</param>
/// <param name="Values">One value per row; NaN where it is missing.</param>
/// <param name="Operations">One operation per row, or empty where every row is <see cref="Operation.Set"/>.</param>
/// <param name="Attributes">Sparse attributes as sent: ascending rows, texts not yet canonical.</param>
public sealed record SentColumns(
    string Period,
    IReadOnlyList<SentColumn> Columns,
    ReadOnlyMemory<double> Values,
    ReadOnlyMemory<Operation> Operations,
    IReadOnlyList<AttributeColumn> Attributes)
{
    /// <summary>The number of rows.</summary>
    public int Count => Values.Length;

    /// <summary>Checks that columns and rows fit together, which is independent of what the codes mean.</summary>
    /// <exception cref="FormatException">They do not.</exception>
    internal void CheckShape()
    {
        if (!Operations.IsEmpty && Operations.Length != Count)
        {
            throw new FormatException($"The block has {Count} values and {Operations.Length} operations.");
        }

        foreach (var column in Columns)
        {
            if (column.Indices.Length != Count)
            {
                throw new FormatException($"Column {column.Id} has {column.Indices.Length} rows, the block {Count}.");
            }

            foreach (var index in column.Indices.Span)
            {
                if ((uint)index >= (uint)column.Codes.Count)
                {
                    throw new FormatException($"Column {column.Id} points outside its dictionary.");
                }
            }
        }

        if (Columns.DistinctBy(column => column.Id).Count() != Columns.Count || Attributes.DistinctBy(column => column.Id).Count() != Attributes.Count)
        {
            throw new FormatException("The block names a dimension or attribute twice.");
        }

        foreach (var attribute in Attributes)
        {
            if (attribute.Rows.Length != attribute.Values.Length)
            {
                throw new FormatException($"Attribute {attribute.Id} has {attribute.Rows.Length} rows and {attribute.Values.Length} texts.");
            }

            for (var i = 0; i < attribute.Rows.Length; i++)
            {
                if (attribute.Rows[i] >= Count || attribute.Rows[i] < 0 || (i > 0 && attribute.Rows[i] <= attribute.Rows[i - 1]))
                {
                    throw new FormatException($"Attribute {attribute.Id} does not list ascending rows of the block.");
                }
            }
        }
    }
}
