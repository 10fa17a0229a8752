// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Administration;

internal static class AdminOffice
{
    private static readonly string[] OfficeColumns = ["country", "office", "contact"];
    private static readonly string[] SignatoryColumns = ["party", "name", "key", "from", "until"];

    public static Command Create()
    {
        var country = Named.Country("COUNTRY", "The country the office speaks for.");
        var name = new Option<string>("--name") { Description = "The office's name.", HelpName = "TEXT", Required = true };
        var contact = new Option<string?>("--contact") { Description = "How to reach it.", HelpName = "TEXT" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "office",
            "Register an office, or change what is registered of it.",
            "statsx admin office PHL --name 'Philippine Statistics Authority' --contact info@example.org")
        {
            country, name, contact, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Administration.RegisterOfficeAsync(
                new RegisterOfficeRequest
                {
                    RequestId = session.RequestId(requestId),
                    Office = new Office { RefArea = session.Get(country), Name = session.Get(name), Contact = session.Get(contact) ?? "" },
                },
                cancellationToken: cancellationToken);
            session.Out.Result(
                () => MessageJson.Of(answer.Office),
                () => session.Out.Line($"Registered: {answer.Office.Name}, for {Figures.Party(answer.Office.RefArea)}."));
            return ExitCode.Done;
        });
    }

    public static Command CreateList() =>
        new DocumentedCommand("offices", "List registered offices and signatories.", "statsx admin offices").Does(async (session, cancellationToken) =>
        {
            var signatories = new List<Signatory>();
            var offices = await Pages.AllAsync(
                async token => await session.Hub.Administration.ListOfficesAsync(
                    new ListOfficesRequest { PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page =>
                {
                    signatories.AddRange(page.Signatories);
                    return page.Offices;
                },
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["offices"] = MessageJson.Of(offices), ["signatories"] = MessageJson.Of(signatories) },
                () =>
                {
                    session.Out.Show(FigureTable.Of("Offices", OfficeColumns, offices.Select(o => new[] { Figures.Party(o.RefArea), o.Name, Figures.Text(o.Contact) })));
                    session.Out.Show(FigureTable.Of("Signatories", SignatoryColumns, signatories.Select(RowOf)));
                });
            return ExitCode.Done;
        });

    private static string[] RowOf(Signatory signatory) =>
    [
        Figures.Party(signatory.Party),
        signatory.Name,
        signatory.KeyId,
        signatory.ValidFrom is null ? Figures.Dash : MessageJson.Of(signatory.ValidFrom),
        signatory.ValidTo is null ? Figures.Dash : MessageJson.Of(signatory.ValidTo),
    ];
}
