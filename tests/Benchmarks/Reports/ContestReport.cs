// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Reports;

internal sealed record ContestReport(string Name, string Unit, IReadOnlyList<ContenderReport> Contenders, IReadOnlyList<string> NotMeasured);
