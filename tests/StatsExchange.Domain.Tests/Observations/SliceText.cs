// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

/// <summary>Slices as text, one line per observation with key, value and attributes, so that tests can compare them whole.</summary>
internal static class SliceText
{
    public static string[] Lines(Slice? slice) =>
        slice is null ? [] : [.. Enumerable.Range(0, slice.Count).Select(row => string.Join('|', slice.KeyAt(row)) + " = " + Content(slice, row))];

    public static string Content(Slice slice, int row)
    {
        var value = slice.ValueAt(row)?.ToString("R", CultureInfo.InvariantCulture) ?? "missing";
        return value + string.Concat(slice.Attributes.Where(column => column[row] is not null).Select(column => $" {column.Id}={column[row]}"));
    }

    /// <summary>Whether two slices are the same in every canonical detail, dictionaries included.</summary>
    public static bool AreSame(Slice left, Slice right) =>
        Lines(left).SequenceEqual(Lines(right))
        && left.Columns.Zip(right.Columns).All(pair => pair.First.Codes.SequenceEqual(pair.Second.Codes))
        && left.Attributes.Select(column => column.Id).SequenceEqual(right.Attributes.Select(column => column.Id));
}
