// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Processes;

/// <summary>A reference is not there on this machine; the report says so in its place.</summary>
internal sealed class NotMeasuredException(string reason) : Exception(reason);
