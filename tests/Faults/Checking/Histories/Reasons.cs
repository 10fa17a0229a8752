// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Histories;

/// <summary>The refusals that say something about the state they were decided on, by their names in the API.</summary>
public static class Reasons
{
    /// <summary>The request id stands for other content.</summary>
    public const string RequestIdReused = "REQUEST_ID_REUSED";

    /// <summary>The expected revision was not that of the country.</summary>
    public const string RevisionMismatch = "REVISION_MISMATCH";

    /// <summary>A row broke a rule.</summary>
    public const string ValidationFailed = "VALIDATION_FAILED";
}
