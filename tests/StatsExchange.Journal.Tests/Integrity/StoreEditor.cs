// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>Raw access to a store behind the journal's back, as an intruder has.</summary>
/// <param name="connection">To the store, with its keys and checks off.</param>
/// <param name="textOf">The expression that makes a text of a parameter of bytes.</param>
/// <param name="bytesOf">The expression that makes bytes of a column of text.</param>
internal sealed class StoreEditor(DbConnection connection, Func<string, string> textOf, Func<string, string> bytesOf) : IDisposable
{
    public List<StoredRow> Read(EditedTable table)
    {
        using var command = connection.CreateCommand();
        var columns = table.Columns.Keys.ToList();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => table.Columns[column] == ColumnKind.Text ? bytesOf(column) : column))} FROM {table.Name}";
        using var reader = command.ExecuteReader();
        List<StoredRow> rows = [];
        while (reader.Read())
        {
            rows.Add(new StoredRow(table, columns.Select((column, i) => (column, Value: Convert(reader.GetValue(i)))).ToDictionary(c => c.column, c => c.Value)));
        }

        return rows;
    }

    /// <summary>Sets one column of one row; <paramref name="row"/> says where it stands now.</summary>
    /// <returns>False if the store takes no such value there.</returns>
    public bool Set(StoredRow row, string column, object value)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"UPDATE {row.Table.Name} SET {column} = {Expression(row.Table, column, "@value")} WHERE "
            + string.Join(" AND ", row.Table.Key.Select(key => $"{key} = {Expression(row.Table, key, "@" + key)}"));
        Add(command, "@value", value);
        foreach (var key in row.Table.Key)
        {
            Add(command, "@" + key, row.Values[key]);
        }

        try
        {
            return command.ExecuteNonQuery() == 1;
        }
        catch (DbException)
        {
            return false;
        }
    }

    public void Dispose() => connection.Dispose();

    private static object Convert(object value) => value is byte[] ? value : System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private string Expression(EditedTable table, string column, string parameter) =>
        table.Columns[column] == ColumnKind.Text ? textOf(parameter) : parameter;
}
