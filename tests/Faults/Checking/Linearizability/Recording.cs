// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>What a request id stands for: nothing while the seq is 0.</summary>
internal readonly record struct Recording(long Seq, int Content);
