// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace StatsExchange.Faults.Checking.Histories;

/// <summary>What a client was told. Where it was told nothing, or something that leaves it open, there is no answer.</summary>
[JsonDerivedType(typeof(Recorded), "recorded")]
[JsonDerivedType(typeof(State), "state")]
[JsonDerivedType(typeof(Absent), "absent")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The submission is recorded: to Submit, and to Find.</summary>
    /// <param name="Seq">Where in the country's stream.</param>
    /// <param name="Hash">Hash of the entry, hexadecimal.</param>
    /// <param name="Content">Digest of the content, hexadecimal.</param>
    /// <param name="Receipt">SHA-256 of the receipt's bytes, hexadecimal.</param>
    /// <param name="Revision">What the answer rests on: the seq for Submit.</param>
    public sealed record Recorded(long Seq, string Hash, string Content, string Receipt, long Revision) : Answer;

    /// <summary>The figures of a country.</summary>
    /// <param name="Revision">What they rest on.</param>
    /// <param name="Cells">Those that are set.</param>
    public sealed record State(long Revision, IReadOnlyDictionary<int, long> Cells) : Answer;

    /// <summary>There is no such submission.</summary>
    public sealed record Absent : Answer;

    /// <summary>Refused for good: nothing was done.</summary>
    /// <param name="Reason">The hub's reason, by its name in the API.</param>
    public sealed record Refused(string Reason) : Answer;
}
