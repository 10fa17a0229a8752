// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Power;

/// <summary>What a hub did to a file of its journal.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Offset">Where, or the new length.</param>
/// <param name="Data">What was written.</param>
internal sealed record WriteRecord(WriteKind Kind, string File, long Offset, byte[] Data)
{
    /// <summary>Reads the log of the shim; a last record that the kill cut off does not count, as its call was not over.</summary>
    public static IEnumerable<WriteRecord> ReadAll(string log)
    {
        using BinaryReader reader = new(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (Next(reader) is { } record)
        {
            yield return record;
        }
    }

    private static WriteRecord? Next(BinaryReader reader)
    {
        try
        {
            var kind = (WriteKind)reader.ReadByte();
            var name = System.Text.Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadByte()));
            var offset = reader.ReadInt64();
            var length = reader.ReadInt32();
            var data = kind == WriteKind.Write ? reader.ReadBytes(length) : [];
            return kind == WriteKind.Write && data.Length < length ? null : new WriteRecord(kind, name, offset, data);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
