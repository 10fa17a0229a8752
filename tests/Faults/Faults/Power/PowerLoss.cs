// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Power;

/// <summary>
/// Puts a data directory into the state a power loss leaves: of the journal's files everything up to their last sync, and of later writes
/// what the seed says. Files beside the journal stay.
/// </summary>
internal static class PowerLoss
{
    /// <param name="data">The directory, whose hub is dead.</param>
    /// <param name="log">What the shim wrote down, from an empty directory on.</param>
    /// <param name="seed">Which of the later writes are there.</param>
    public static void Strike(string data, string log, int seed)
    {
        Dictionary<string, DiskFile> files = [];
        var random = Seeds.Random(seed, "power");
        foreach (var record in WriteRecord.ReadAll(log))
        {
            if (record.Kind == WriteKind.Remove)
            {
                files.Remove(record.File);
                continue;
            }

            if (!files.TryGetValue(record.File, out var file))
            {
                files.Add(record.File, file = new DiskFile([]));
            }

            if (record.Kind == WriteKind.FailedSync)
            {
                file.Lose(random);
            }
            else
            {
                file.Take(record);
            }
        }

        foreach (var old in Directory.GetFiles(data, "journal.db*"))
        {
            File.Delete(old);
        }

        foreach (var (name, file) in files)
        {
            file.Lose(random);
            File.WriteAllBytes(Path.Combine(data, name), file.Content);
        }
    }
}
