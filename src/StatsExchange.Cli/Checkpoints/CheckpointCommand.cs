// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Checkpoints;

internal static class CheckpointCommand
{
    public static Command Create() =>
        new("checkpoint", "Signed evidence of where all streams of the journal end, to be kept and held against the hub later.")
        {
            CheckpointGet.Create(),
            CheckpointVerify.Create(),
            CheckpointCompare.Create(),
        };
}
