// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>Edits one value after the other, checks after each, and puts it back.</summary>
/// <param name="editor">Edits.</param>
/// <param name="check">Checks the store.</param>
/// <param name="anyBytes">Whether the store takes texts that are no texts.</param>
internal sealed class RandomEdits(StoreEditor editor, Func<Task<IntegrityReport>> check, bool anyBytes)
{
    public async Task AssertAllFoundAsync(int count, int seed)
    {
        Random random = new(seed);
        var tables = EditedTable.OfStreams.Select(table => (Table: table, Rows: editor.Read(table))).ToList();
        var columns = tables.SelectMany(table => table.Table.Columns.Keys.Select(column => (table.Table, table.Rows, Column: column))).ToList();
        var blocks = tables.Single(table => table.Table.Name == "block_references").Rows
            .ToDictionary(row => Convert.ToHexString((byte[])row.Values["digest"]), PlaceOf);
        Assert.True((await check()).IsWhole, "The journal is not whole before the first edit.");
        for (var done = 0; done < count;)
        {
            var (table, rows, column) = columns[random.Next(columns.Count)];
            var row = rows[random.Next(rows.Count)];
            var before = row.Values[column];
            var value = ValueEdits.Edit(random, table.Columns[column], before, rows[random.Next(rows.Count)].Values[column], anyBytes);
            if (AreEqual(value, before) || !editor.Set(row, column, value))
            {
                continue;
            }

            var report = await check();
            var edited = new StoredRow(table, new Dictionary<string, object>(row.Values) { [column] = value });
            Assert.True(editor.Set(edited, column, before), "The edit could not be put back.");
            done++;

            var place = table.Name == "blocks" ? blocks[Convert.ToHexString((byte[])row.Values["digest"])] : PlaceOf(row);
            Assert.True(
                report.Findings.Any(finding => (finding.Stream?.ToString(), finding.Seq) == place),
                $"Seed {seed}, edit {done}: {table.Name}.{column} at {place} from {Show(before)} to {Show(value)}; found: {string.Join(" | ", report.Findings)}");
        }

        Assert.True((await check()).IsWhole, "The journal is not whole after the last edit was put back.");
    }

    private static (string?, long?) PlaceOf(StoredRow row) => (
        Encoding.UTF8.GetString((byte[])row.Values["stream"]), (long)row.Values[row.Table.Name == "commands" ? "first_seq" : "seq"]);

    private static bool AreEqual(object one, object other) =>
        one is byte[] bytes ? bytes.AsSpan().SequenceEqual((byte[])other) : one.Equals(other);

    private static string Show(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString()!;
}
