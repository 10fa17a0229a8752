// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>Tells findings in the words of what was sent, where observations were made of something else.</summary>
public interface ISentWords
{
    /// <summary>The finding with line, column and texts as sent.</summary>
    Finding Retell(Finding finding);

    /// <summary>The line of an observation in what was sent, with its column.</summary>
    string Where(long line);

    /// <summary>Why two observations have one key, as the end of a sentence; empty where that is the sender's own doing.</summary>
    string WhyTwice(long first, long second);
}
