// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace StatsExchange.Faults.Checking.Histories;

/// <summary>What a client asked of one country.</summary>
[JsonDerivedType(typeof(Submit), "submit")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(Find), "find")]
public abstract record Call
{
    private Call()
    {
    }

    /// <summary>A submission that sets cells.</summary>
    /// <param name="RequestId">The id it is sent under.</param>
    /// <param name="Cells">Cell and figure; two submissions of the same cells and figures have the same content.</param>
    /// <param name="ExpectedRevision">The revision it is to be decided on; null for any.</param>
    /// <param name="Invalid">It breaks a rule of validation, so it must be refused.</param>
    public sealed record Submit(string RequestId, IReadOnlyDictionary<int, long> Cells, long? ExpectedRevision, bool Invalid) : Call;

    /// <summary>All cells as they are now.</summary>
    /// <param name="MinRevision">The answer rests on at least this revision; 0 for any.</param>
    public sealed record Read(long MinRevision) : Call;

    /// <summary>The submission sent under an id.</summary>
    /// <param name="RequestId">The id.</param>
    public sealed record Find(string RequestId) : Call;
}
