// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Collects what is found: the first of it in words, all of it in number; and says how far the reading has come.</summary>
internal sealed class FindingLog(int most, long total, IProgress<IntegrityProgress>? progress)
{
    private const int RowsBetweenReports = 1000;

    private readonly List<IntegrityFinding> _findings = [];
    private long _done;

    public long Problems { get; private set; }

    public ImmutableArray<IntegrityFinding> Findings => [.. _findings];

    public void Add(string table, EntryPlace? place, string problem) => Add(new IntegrityFinding(table, place?.Stream, place?.Seq, problem));

    public void Add(string table, string problem) => Add(new IntegrityFinding(table, null, null, problem));

    public void Read(string table)
    {
        if (_done++ % RowsBetweenReports == 0)
        {
            progress?.Report(new IntegrityProgress(table, _done, total));
        }
    }

    private void Add(IntegrityFinding finding)
    {
        Problems++;
        if (_findings.Count < most)
        {
            _findings.Add(finding);
        }
    }
}
