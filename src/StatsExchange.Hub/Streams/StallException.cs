// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Streams;

/// <summary>The other end of a stream neither sent nor took anything for too long.</summary>
internal sealed class StallException(int seconds) : Exception($"The stream stood still for {seconds} s and was cut.");
