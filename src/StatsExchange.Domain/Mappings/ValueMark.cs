// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>A mark behind a number.</summary>
/// <param name="Mark">The mark, for example p or *.</param>
/// <param name="Status">The letters of OBS_STATUS it stands for.</param>
public sealed record ValueMark(string Mark, string Status);
