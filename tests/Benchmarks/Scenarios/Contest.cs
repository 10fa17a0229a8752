// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>A subject and the references it is compared with.</summary>
/// <param name="Name">What is done, and how many at a time.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Contenders">The subject first.</param>
/// <param name="NotMeasured">References that are not there on this machine, with the reason.</param>
internal sealed record Contest(string Name, string Unit, IReadOnlyList<IContender> Contenders, IReadOnlyList<string> NotMeasured);
