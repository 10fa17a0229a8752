// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Why a method cannot run at all.</summary>
public enum ReconciliationError
{
    /// <summary>There is no method of that id.</summary>
    UnknownMethod,

    /// <summary>The method has no parameter of that id.</summary>
    UnknownParameter,

    /// <summary>A parameter is missing or cannot be read.</summary>
    InvalidParameter,

    /// <summary>The benchmark names a country outside the region.</summary>
    UnknownBenchmark,

    /// <summary>The benchmark names a member whose figures no agreement lets the region use.</summary>
    BenchmarkLeftOut,

    /// <summary>The benchmark's reports share no corridor with a partner's, so that nothing can be measured against them.</summary>
    BenchmarkWithoutTwoSidedCells,

    /// <summary>Totals that must add up to the same do not.</summary>
    MarginsDisagree,

    /// <summary>No figures of 0 or more, structural zeros kept, add up to a total.</summary>
    MarginOutOfReach,

    /// <summary>A fit did not become exact enough.</summary>
    NotConverged,

    /// <summary>The method needs the native-born population, the diagonal of a stock table, and it is not known.</summary>
    NativeBornMissing,

    /// <summary>The method needs every stock of the region, and one is not known.</summary>
    StockMissing,

    /// <summary>Stocks, births and deaths cannot all be true.</summary>
    StocksDisagree,

    /// <summary>The method is one for stocks and the figures are flows, or the other way round.</summary>
    WrongKind,
}
