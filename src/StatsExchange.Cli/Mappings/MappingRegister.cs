// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

internal static class MappingRegister
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The mapping: JSON." };
        var office = Named.CountryOption("--office", "The office whose tables it reads.");
        office.Required = true;
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "register",
            "Register a mapping, or a new version of one. A version never changes; submissions name the one they were made by.",
            "statsx mapping register stocks.json --office PHL",
            "statsx mapping register stocks.json --office PHL --request-id stocks-mapping-2 --json")
        {
            file, office, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new RegisterMappingRequest
            {
                RequestId = session.RequestId(requestId),
                RefArea = session.Get(office),
                Mapping = await MappingFile.ReadAsync(session.Get(file), cancellationToken).ConfigureAwait(false),
            };
            var answer = await session.Hub.Submissions.RegisterMappingAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(
                () => new JsonObject
                {
                    ["office"] = request.RefArea,
                    ["name"] = answer.Mapping.Mapping.Name,
                    ["version"] = answer.Mapping.Mapping.Version,
                    ["seq"] = answer.Mapping.Seq,
                    ["revision"] = answer.Revision,
                },
                () => session.Out.Line(MappingText.Heading(answer.Mapping)));
            return ExitCode.Done;
        });
    }
}
