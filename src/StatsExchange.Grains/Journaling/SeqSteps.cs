// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Journaling;

/// <summary>Ascending seqs as they are saved: the first, then the step to each next, which mostly takes one byte.</summary>
internal static class SeqSteps
{
    public static IEnumerable<long> Of(IEnumerable<long> seqs)
    {
        var last = 0L;
        foreach (var seq in seqs)
        {
            yield return seq - last;
            last = seq;
        }
    }

    public static List<long> Read(IEnumerable<long> steps)
    {
        var seqs = new List<long>();
        var last = 0L;
        foreach (var step in steps)
        {
            seqs.Add(last += step);
        }

        return seqs;
    }
}
