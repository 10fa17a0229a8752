// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierExport
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var directory = new Option<string>("--output", "-o") { Description = "Where to: a folder is made there for each settled proposal.", HelpName = "DIR", Required = true };
        return new DocumentedCommand(
            "export",
            "Write what both have signed in a case, earlier settlements too: the statements, both signatures and public keys, and how to verify them with openssl.",
            "statsx dossier export DNK-SWE.1 -o evidence")
        {
            id, directory,
        }.Does(async (session, cancellationToken) =>
        {
            var @case = await CaseReading.CaseAsync(session.Hub, session.Get(id), cancellationToken).ConfigureAwait(false);
            Proposal[] settled = [.. @case.Proposals.Where(proposal => proposal.State == ProposalState.Settled)];
            if (settled.Length == 0)
            {
                throw CommandException.Failed($"Nothing of {@case.Id} was ever signed by both.");
            }

            var keys = await KeysAsync(session.Hub, cancellationToken).ConfigureAwait(false);
            foreach (var proposal in settled)
            {
                Check(@case, proposal, keys);
            }

            string[] folders = [.. settled.Select(proposal => SettlementFiles.Write(session.Get(directory), @case, proposal, keys))];
            session.Out.Result(
                () => new JsonObject { ["case"] = @case.Id, ["folders"] = new JsonArray([.. folders.Select(folder => (JsonNode)folder)]) },
                () =>
                {
                    foreach (var folder in folders)
                    {
                        session.Out.Line($"{folder}: the statement, both signatures and keys; VERIFY.txt says how to verify them.");
                    }
                });
            return ExitCode.Done;
        });
    }

    // Evidence that does not hold is not written.
    private static void Check(Case @case, Proposal proposal, Dictionary<string, VerificationKey> keys)
    {
        if (!proposal.Statement.Span.SequenceEqual(ProposalStatement.Of(@case, proposal)))
        {
            throw CommandException.NotVerified($"The statement of {proposal.Id} does not say what the hub shows as its content.");
        }

        var countries = DossierNames.DossierOf(@case.Id).Split('-');
        if (!DossierNames.IsProposal(proposal.Id)
            || !proposal.Signatures.Select(s => s.Party).Order(StringComparer.Ordinal).SequenceEqual(countries)
            || proposal.Signatures.DistinctBy(s => s.KeyId).Count() < countries.Length
            || !proposal.Signatures.All(s => keys.TryGetValue(s.KeyId, out var key) && key.Verify(proposal.Statement.Span, s.Signature_.Span)))
        {
            throw CommandException.NotVerified($"The signatures of {proposal.Id} do not verify with a registered key of each of {string.Join(" and ", countries)}.");
        }
    }

    private static async Task<Dictionary<string, VerificationKey>> KeysAsync(HubConnection hub, CancellationToken cancellationToken)
    {
        var signatories = await Pages.AllAsync(
            async token => await hub.Administration.ListOfficesAsync(new ListOfficesRequest { PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
            page => page.Signatories,
            page => page.NextPageToken).ConfigureAwait(false);
        var keys = new Dictionary<string, VerificationKey>(StringComparer.Ordinal);
        foreach (var key in signatories.Select(signatory => VerificationKey.FromPem(signatory.PublicKey)))
        {
            keys[key.KeyId] = key;
        }

        return keys;
    }
}
