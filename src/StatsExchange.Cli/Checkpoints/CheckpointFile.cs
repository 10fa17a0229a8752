// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Files;
using StatsExchange.V1;

namespace StatsExchange.Cli.Checkpoints;

/// <summary>A checkpoint as it is kept.</summary>
internal static class CheckpointFile
{
    public static HeldCheckpoint Read(string path)
    {
        try
        {
            return StatedMessage.Parse<HeldCheckpoint>(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    public static void Write(string path, HeldCheckpoint held) => Output.WriteJsonFile(path, MessageJson.Of(held));
}
