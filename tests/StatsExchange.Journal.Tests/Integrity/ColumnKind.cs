// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Bytes,
}
