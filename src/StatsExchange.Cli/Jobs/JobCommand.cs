// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Jobs;

internal static class JobCommand
{
    public static Command Create() => new("job", "Long work of a regional body at the hub: what runs, how far it is, what it found, and how to stop it.")
    {
        JobListCommand.Create(),
        JobShowCommand.Create(),
        JobWatchCommand.Create(),
        JobCancelCommand.Create(),
    };

    public static Argument<string> Id() => new("JOB") { Description = "The job, for example EUROPE27-job-1." };
}
