// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>A cell of a flow slice as its owner reads it.</summary>
internal sealed record Cell(string Measure, string Partner, string Sex, double? Value, string? ConfStatus, long SetAt);
