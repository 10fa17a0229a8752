// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Accounts;

/// <summary>In which way a journal is not what clients were told.</summary>
public enum Fault
{
    /// <summary>Acknowledged, and not there.</summary>
    Lost,

    /// <summary>There more than once.</summary>
    Duplicated,

    /// <summary>There, and never sent, or only refused.</summary>
    Phantom,

    /// <summary>There, but not as it was acknowledged.</summary>
    Altered,
}
