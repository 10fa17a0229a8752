// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>What an account does where those born in a country are not as many at the end as births, deaths and the start tell.</summary>
public enum AccountKind
{
    /// <summary>
    /// Nobody comes from or goes outside: both tables are rescaled by place of birth to the middle between them, residences kept (Abel and
    /// Sander 2014). Population change then is natural change and net migration exactly.
    /// </summary>
    Closed,

    /// <summary>
    /// The difference comes from or goes outside: who goes is taken from where they lived at the start, who comes is put where they live at the
    /// end (Abel 2013).
    /// </summary>
    Open,
}
