// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Countries;

/// <summary>What a revision left of a slice.</summary>
internal enum RevisionVerdict
{
    /// <summary>A value wherever there was one.</summary>
    ShowsAll,

    /// <summary>Something is withheld or gone until its office says otherwise.</summary>
    ShowsLess,

    /// <summary>Something is withheld by a cell's own embargo, which ends by itself.</summary>
    ShowsLessForATime,
}
