// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>Reads cases whole: in answers about a dossier they may be told in brief.</summary>
internal static class CaseReading
{
    public static async Task<Case> CaseAsync(HubConnection hub, string id, CancellationToken cancellationToken)
    {
        var request = new GetDossierRequest { Dossier = DossierNames.DossierOf(id), Case = id };
        return (await hub.Dossiers.GetDossierAsync(request, cancellationToken: cancellationToken)).Dossier.Cases.Single();
    }

    public static async Task<(Case Case, Proposal Proposal)> ProposalAsync(HubConnection hub, string id, CancellationToken cancellationToken)
    {
        var @case = await CaseAsync(hub, DossierNames.CaseOf(id), cancellationToken).ConfigureAwait(false);
        return (@case, In(@case, id));
    }

    /// <exception cref="CommandException">The case has no such proposal.</exception>
    public static Proposal In(Case @case, string proposal) =>
        @case.Proposals.FirstOrDefault(one => one.Id == proposal) ?? throw CommandException.Failed($"The case {@case.Id} has no proposal {proposal}.");
}
