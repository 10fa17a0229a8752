// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;

namespace StatsExchange.Journal.Stores;

internal static class StoreSessions
{
    public static Task<List<T>> AllAsync<T>(
        this IStoreSession session, Func<DbDataReader, T> row, string sql, params object[] values) =>
        session.RowsAsync(row, _ => false, sql, values);

    public static async Task<T?> FirstAsync<T>(
        this IStoreSession session, Func<DbDataReader, T> row, string sql, params object[] values) =>
        (await session.RowsAsync(row, _ => true, sql, values).ConfigureAwait(false)).FirstOrDefault();
}
