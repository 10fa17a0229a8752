// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>What is done with persons whose partner country is not known.</summary>
public enum UnknownPartner
{
    /// <summary>They stand under _U.</summary>
    Shown,

    /// <summary>They are distributed over the known partners.</summary>
    Distributed,

    /// <summary>They stand under _O with other partners.</summary>
    InOther,

    /// <summary>They are not in the figures at all, nor in the total.</summary>
    LeftOut,

    /// <summary>There are none.</summary>
    None,
}
