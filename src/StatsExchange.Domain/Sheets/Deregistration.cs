// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>How those who left leave the register.</summary>
public enum Deregistration
{
    /// <summary>Nobody has to report leaving, and it is not found out otherwise.</summary>
    NotRequired,

    /// <summary>Who leaves must report it.</summary>
    Required,

    /// <summary>Who leaves must report it, and the office takes out those it finds gone.</summary>
    RequiredAndCorrected,

    /// <summary>The country reached tells the country left.</summary>
    ToldByDestination,
}
