// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>What one side of a cell holds. Missing, suppressed and a reported 0 are three different things.</summary>
public enum MirrorStatus
{
    /// <summary>A value, which may be 0.</summary>
    Reported,

    /// <summary>No observation, or one without a value.</summary>
    Missing,

    /// <summary>The value exists, but the reader may not see it.</summary>
    Suppressed,

    /// <summary>Several observations fall on the cell and nothing says which to take, so it is not compared.</summary>
    Ambiguous,

    /// <summary>The office counts these people under another category (OBS_STATUS K).</summary>
    IncludedElsewhere,

    /// <summary>The office's figure counts another category too (OBS_STATUS W), so that it is not compared.</summary>
    IncludesAnother,
}
