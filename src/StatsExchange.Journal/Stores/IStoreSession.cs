// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;

namespace StatsExchange.Journal.Stores;

/// <summary>
/// A connection on which the same statements run against every store; parameters are $1, $2 … in order. SQLite's tasks are
/// always complete.
/// </summary>
internal interface IStoreSession
{
    /// <summary>Rows up to the first that is said to be the last, or all of them.</summary>
    Task<List<T>> RowsAsync<T>(Func<DbDataReader, T> row, Func<T, bool> isLast, string sql, params object[] values);

    /// <returns>The number of rows changed.</returns>
    Task<int> ExecuteAsync(string sql, params object[] values);
}
