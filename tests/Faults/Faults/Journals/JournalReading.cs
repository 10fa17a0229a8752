// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Google.Protobuf;
using StatsExchange.Faults.Checking.Accounts;
using StatsExchange.Journal;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Faults.Journals;

/// <summary>
/// What a journal holds, read without the hub: every entry with its place in the chain, every block it refers to and every receipt, all
/// verified on the way.
/// </summary>
internal static class JournalReading
{
    /// <summary>Reads a copy of the files of a data directory, as they stand.</summary>
    /// <exception cref="JournalException">Something in it is damaged.</exception>
    /// <exception cref="InvalidDataException">Something in it is missing.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredSubmission>>> OfDirectoryAsync(string data)
    {
        var copy = Directory.CreateTempSubdirectory("faults-copy-");
        try
        {
            foreach (var file in Directory.GetFiles(data, "journal.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            await using var journal = await SqliteJournal.OpenAsync(copy.FullName, TimeProvider.System, CancellationToken.None);
            return await OfAsync(journal);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>The submissions of each country.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredSubmission>>> OfAsync(IJournal journal)
    {
        Dictionary<string, IReadOnlyList<StoredSubmission>> countries = new(StringComparer.Ordinal);
        foreach (var (stream, head) in (await journal.HeadsAtAsync(null, CancellationToken.None)).Streams)
        {
            List<StoredSubmission> submissions = [];
            var last = 0L;
            await foreach (var entry in journal.ReadAsync(stream, 1, CancellationToken.None))
            {
                last = entry.Seq;
                foreach (var digest in entry.Blocks)
                {
                    if (await journal.GetBlockAsync(digest, CancellationToken.None) is null)
                    {
                        throw new InvalidDataException($"{stream} {entry.Seq}: the block {digest} is missing");
                    }
                }

                if (stream.Kind == "country")
                {
                    submissions.Add(await ReadAsync(journal, entry));
                }
            }

            // A hub that runs goes on writing evidence.
            if (last < head.Seq)
            {
                throw new InvalidDataException($"{stream} ends at {last}, its head says {head.Seq}");
            }

            if (stream.Kind == "country")
            {
                countries[stream.Key] = submissions;
            }
        }

        return countries;
    }

    private static async Task<StoredSubmission> ReadAsync(IJournal journal, Entry entry)
    {
        var body = SubmissionRecorded.Parser.ParseFrom(entry.Body.Span);
        var command = await journal.FindAsync(entry.Stream, entry.Actor, body.RequestId, CancellationToken.None)
            ?? throw new InvalidDataException($"{entry.Stream} {entry.Seq}: its command is missing");
        var receipt = SubmitResponse.Parser.ParseFrom(command.Receipt.Span).Receipt;
        return new StoredSubmission(
            entry.Seq,
            body.RequestId,
            Convert.ToHexStringLower(body.ContentDigest.Span),
            entry.Hash.ToString(),
            Convert.ToHexStringLower(SHA256.HashData(receipt.ToByteArray())));
    }
}
