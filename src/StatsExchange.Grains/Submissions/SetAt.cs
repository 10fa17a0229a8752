// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Submissions;

/// <summary>Which vintage last set each row of a block, to and from runs. 0 stands for the entry that first refers to the runs.</summary>
internal static class SetAt
{
    /// <summary>The serialised runs; empty where the entry itself set all rows.</summary>
    public static byte[] Encode(ReadOnlySpan<long> seqs)
    {
        if (!seqs.ContainsAnyExcept(0))
        {
            return [];
        }

        var runs = new SetAtRuns();
        for (int start = 0, row = 1; row <= seqs.Length; row++)
        {
            if (row == seqs.Length || seqs[row] != seqs[start])
            {
                runs.Seqs.Add(seqs[start]);
                runs.Lengths.Add((uint)(row - start));
                start = row;
            }
        }

        return runs.ToByteArray();
    }

    /// <summary>Writes the vintage of each row.</summary>
    /// <param name="runs">The serialised runs; empty where <paramref name="recordedAt"/> set all rows.</param>
    /// <param name="recordedAt">Seq of the entry that first referred to the runs.</param>
    /// <param name="seqs">One vintage per row.</param>
    /// <exception cref="InvalidDataException">The runs do not cover the rows.</exception>
    public static void Decode(ReadOnlySpan<byte> runs, long recordedAt, Span<long> seqs)
    {
        if (runs.IsEmpty)
        {
            seqs.Fill(recordedAt);
            return;
        }

        var parsed = SetAtRuns.Parser.ParseFrom(runs);
        if (parsed.Seqs.Count != parsed.Lengths.Count || parsed.Lengths.Sum(length => length) != seqs.Length)
        {
            throw new InvalidDataException("The runs of vintages do not cover the rows of their block.");
        }

        for (int i = 0, row = 0; i < parsed.Seqs.Count; i++)
        {
            seqs.Slice(row, (int)parsed.Lengths[i]).Fill(parsed.Seqs[i] == 0 ? recordedAt : parsed.Seqs[i]);
            row += (int)parsed.Lengths[i];
        }
    }
}
