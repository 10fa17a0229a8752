// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Cli.Submissions;

/// <summary>The options submit and validate share.</summary>
internal sealed class SubmissionOptions
{
    public Argument<string> File { get; } = new("FILE") { Description = "The figures, UTF-8: long CSV; SDMX-CSV 1.0 or 2.0, told by its header; or with --mapping a table of your own." };

    public Option<string> Office { get; } = RequiredOffice();

    public Option<string> Structure { get; } = Named.Structure("The structure whose rows are sent; without it the one the file names.");

    public Option<SubmissionMode> Mode { get; } = Named.Choice("--mode", "merge sets the cells that are sent; replace makes the periods hold exactly what is sent.", SubmissionMode.Merge);

    public Option<string[]> ReplacePeriods { get; } = new("--replace-periods")
    {
        Description = "With --mode replace, the periods replaced; without it those of the rows that are sent.",
        HelpName = "PERIOD",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string?> Mapping { get; } = new("--mapping") { Description = "A mapping the office registered, NAME or NAME@VERSION: the file is a table of its own.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(File);
        command.Add(Office);
        command.Add(Structure);
        command.Add(Mode);
        command.Add(ReplacePeriods);
        command.Add(Mapping);
    }

    public SubmissionRequest RequestOf(Session session, string requestId, bool validateOnly)
    {
        var periods = session.Get(ReplacePeriods) ?? [];
        if (periods.Length > 0 && session.Get(Mode) != SubmissionMode.Replace)
        {
            throw CommandException.WrongUsage("--replace-periods goes with --mode replace.");
        }

        return new SubmissionRequest
        {
            Office = session.Get(Office),
            Structure = session.Get(Structure)?.ToUpperInvariant(),
            RequestId = requestId,
            Mode = session.Get(Mode),
            ReplacePeriods = [.. periods],
            ValidateOnly = validateOnly,
            Mapping = session.Get(Mapping) ?? "",
            SourceName = Path.GetFileName(session.Get(File)),
        };
    }

    private static Option<string> RequiredOffice()
    {
        var office = Named.CountryOption("--office", "The office that sends; only its rows are taken out of the file.");
        office.Required = true;
        return office;
    }
}
