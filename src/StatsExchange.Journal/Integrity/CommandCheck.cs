// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Every command against its checksum and the entries it says it wrote; no entry has two commands.</summary>
internal sealed class CommandCheck(IJournalRows rows, IContentCheck? contents, FindingLog log, OriginalPlaces places)
{
    private const string Table = "commands";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        CommandRow? previous = null;
        await foreach (var row in rows.CommandsAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Read(Table);
            EntryPlace? stands = row.Stream is { } stream ? new EntryPlace(stream, row.FirstSeq) : null;
            if (IsChanged(row))
            {
                log.Add(Table, places.Of(row), "its command or receipt was changed");
            }
            else if (ProblemOf(row, previous) is { } problem)
            {
                log.Add(Table, stands, problem);
            }

            previous = row;
        }
    }

    private static bool IsChanged(CommandRow row) =>
        row.Stream is not { } stream || row.Command is not { } command || command.ComputeChecksum(stream) != row.Checksum;

    private string? ProblemOf(CommandRow row, CommandRow? previous) => row switch
    {
        { First: null } => "the first entry of the command is missing",
        { HasLast: false } => "the last entry of the command is missing",
        _ when previous?.Stream == row.Stream && previous?.Command?.LastSeq >= row.FirstSeq => "the entry has two commands",
        { Command: { } command, First.Entry: { } first } when first.ComputeHash() == first.Hash => contents?.ProblemOf(command, first),
        _ => null,
    };
}
