// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Power;

/// <summary>A file as the disk holds it, and what is still only in the memory of the system.</summary>
internal sealed class DiskFile(byte[] content)
{
    private const int Sector = 512;
    private readonly List<WriteRecord> _pending = [];
    private byte[] _content = content;

    public byte[] Content => _content;

    public void Take(WriteRecord record)
    {
        if (record.Kind == WriteKind.Sync)
        {
            _pending.ForEach(Apply);
            _pending.Clear();
        }
        else
        {
            _pending.Add(record);
        }
    }

    /// <summary>The power goes, or a sync failed: of what was not synced, any part is there; a write may be torn at a sector's border.</summary>
    public void Lose(Random random)
    {
        var kept = random.Next(4) switch { 0 => 0, 1 => 100, _ => 50 };
        foreach (var record in _pending.Where(_ => random.Next(100) < kept))
        {
            Apply(random.Next(4) == 0 ? Torn(record, random) : record);
        }

        _pending.Clear();
    }

    private static WriteRecord Torn(WriteRecord record, Random random)
    {
        var borders = (int)((record.Offset + record.Data.Length) / Sector - record.Offset / Sector);
        var end = borders <= 0 ? 0 : (record.Offset / Sector + random.Next(borders) + 1) * Sector - record.Offset;
        return record with { Data = record.Data[..(int)Math.Min(end, record.Data.Length)] };
    }

    private void Apply(WriteRecord record)
    {
        if (record.Kind == WriteKind.Truncate)
        {
            Array.Resize(ref _content, (int)record.Offset);
            return;
        }

        var end = record.Offset + record.Data.Length;
        if (end > _content.Length)
        {
            Array.Resize(ref _content, (int)end);
        }

        record.Data.CopyTo(_content, record.Offset);
    }
}
