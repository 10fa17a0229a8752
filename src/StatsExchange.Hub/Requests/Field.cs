// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Requests;

/// <summary>A field as it begins on the wire.</summary>
/// <param name="Kind">What it makes of its bytes.</param>
/// <param name="Within">The fields of the message it holds; null where it holds none.</param>
/// <param name="Choice">One bit where it is a message of a oneof, a different one for each within its message; 0 for all others.</param>
internal readonly record struct Field(FieldKind Kind, FieldTable? Within, ulong Choice);
