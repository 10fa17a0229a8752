// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.LongCsv;

/// <summary>A file that cannot be read as long CSV at all: too large, empty, not UTF-8, a wrong header, several structures.</summary>
public sealed class LongCsvException : Exception
{
    /// <summary>Says what is wrong with the file.</summary>
    public LongCsvException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with the file by findings.</summary>
    internal LongCsvException(params ImmutableArray<Finding> findings)
        : base(string.Join(" ", findings.Select(finding => $"Line {finding.Line}{(finding.Column.Length == 0 ? "" : $", column {finding.Column}")}: {(finding.Value.Length == 0 ? "" : $"'{finding.Value}', ")}expected {finding.Expected}.")))
    {
        Findings = findings;
    }

    /// <summary>What is wrong, by rule, line and column; empty where no rule says it.</summary>
    public ImmutableArray<Finding> Findings { get; } = [];

    /// <summary>Says what is wrong with the file, and what it was found by.</summary>
    public LongCsvException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
