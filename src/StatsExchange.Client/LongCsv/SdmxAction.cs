// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>
/// What ACTION of SDMX-CSV 2.0 says about a row. The hub sets or deletes whole observations: I, A and R set one, as does M where it brings a
/// value and says what of it is confidential; an M without them would be a partial update, and a D that names less than a whole key or only parts of an observation a selection.
/// Neither can be said to the hub, so both are findings.
/// </summary>
internal enum SdmxAction
{
    /// <summary>I, A, R, or none said: the observation is as the row has it.</summary>
    Set,

    /// <summary>M: as set, with a value.</summary>
    Merge,

    /// <summary>D: the observation is removed.</summary>
    Delete,
}
