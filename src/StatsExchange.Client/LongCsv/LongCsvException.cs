// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>A file that cannot be read as long CSV at all: too large, empty, not UTF-8, a wrong header, several structures.</summary>
public sealed class LongCsvException : Exception
{
    /// <summary>Says what is wrong with the file.</summary>
    public LongCsvException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with the file, and what it was found by.</summary>
    public LongCsvException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
