// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Mappings;

internal static class MappingShow
{
    public static Command Create()
    {
        var reference = new Argument<string>("NAME") { Description = "NAME for the current version, or NAME@VERSION." };
        var office = Named.CountryOption("--office", "The office.");
        office.Required = true;
        var output = new Option<string?>("--output", "-o") { Description = "A new file for the mapping, as it can be registered again.", HelpName = "FILE" };
        return new DocumentedCommand(
            "show",
            "Show a mapping as it was registered. As JSON it can be changed and registered again as the next version.",
            "statsx mapping show stocks --office PHL",
            "statsx mapping show stocks@1 --office PHL --json > stocks-1.json")
        {
            reference, office, output,
        }.Does(async (session, cancellationToken) =>
        {
            var named = session.Get(reference);
            var found = (await MappingPages.AllAsync(session, session.Get(office), named, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
            if (found is null)
            {
                session.Out.Error($"No mapping {named} is registered for {session.Get(office)}.");
                return ExitCode.Refused;
            }

            var json = MappingFile.Write(found.Mapping);
            if (session.Get(output) is { } file)
            {
                Output.WriteJsonFile(file, json);
            }

            if (!session.Out.Json)
            {
                session.Out.Line(MappingText.Heading(found));
            }

            session.Out.WriteJson(json);
            return ExitCode.Done;
        });
    }
}
