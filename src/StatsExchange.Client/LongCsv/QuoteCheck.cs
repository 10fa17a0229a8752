// SPDX-License-Identifier: Apache-2.0
using CsvHelper;

namespace StatsExchange.Client.LongCsv;

/// <summary>Remembers what the CSV reader says about the quotes of a record until its row is parsed.</summary>
internal sealed class QuoteCheck
{
    private CsvMalformedRecord? _noted;

    public void Note(CsvMalformedRecord record) => _noted = record;

    /// <summary>What was expected of the quotes of the current record; null where they are right.</summary>
    public string? Take(long line)
    {
        var last = _noted;
        _noted = null;
        if (last is not { } noted || noted.LineNumber != line)
        {
            return null;
        }

        return noted.Reason switch
        {
            CsvMalformedReason.StrayQuote => "quotes around the whole field, and quotes inside it doubled",
            CsvMalformedReason.TextAfterClosingQuote => "a comma or the end of the line after a closing quote",
            CsvMalformedReason.UnterminatedQuote => "a closing quote before the end of the file",
            _ => "quotes as in RFC 4180",
        };
    }
}
