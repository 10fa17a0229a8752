// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>What reading the file found, kept up to the number a report holds and counted beyond.</summary>
internal sealed class FileFindings
{
    public const int MostKept = 1000;

    private readonly List<Finding> _kept = [];

    public long Errors { get; private set; }

    public IReadOnlyList<Finding> Kept => _kept;

    public void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Errors++;
            if (_kept.Count < MostKept)
            {
                _kept.Add(finding);
            }
        }
    }
}
