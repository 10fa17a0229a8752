// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Power;

/// <summary>The kinds of records, by the letter the shim gives them.</summary>
internal enum WriteKind : byte
{
    Write = (byte)'W',
    Truncate = (byte)'T',
    Remove = (byte)'U',
    Sync = (byte)'S',
    FailedSync = (byte)'F',
}
