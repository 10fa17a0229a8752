// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Requests;

/// <summary>What a field of a request makes of its bytes, as far as memory is concerned.</summary>
internal enum FieldKind : byte
{
    /// <summary>None of ours: it is kept as it came, as an object of its own.</summary>
    Unknown = 0,

    /// <summary>Not much more than its bytes.</summary>
    Plain = 1,

    /// <summary>An entry of a map, or a text of a list.</summary>
    Entry = 2,

    /// <summary>A message of its own.</summary>
    Message = 3,
}
