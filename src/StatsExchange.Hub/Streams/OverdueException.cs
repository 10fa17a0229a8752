// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Streams;

/// <summary>A submission held its place for too long, however much it sent meanwhile.</summary>
internal sealed class OverdueException(int seconds) : Exception(
    $"The submission was not over after {seconds} s and was cut to free its place for others; send it again, faster, with the same request_id.");
