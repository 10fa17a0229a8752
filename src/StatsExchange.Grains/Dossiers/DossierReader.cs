// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Lists the dossiers of a country.</summary>
public sealed class DossierReader
{
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;

    /// <summary>Takes the grains, and the journal that knows which dossiers there are.</summary>
    public DossierReader(IGrainFactory grains, IJournal journal)
    {
        _grains = grains;
        _journal = journal;
    }

    /// <summary>The dossiers of the caller's country, by id.</summary>
    public async Task<ListDossiersResponse> ListAsync(ListDossiersRequest request, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        if (!MethodPermissions.Allows(caller.Role, nameof(IDossierGrain), nameof(IDossierGrain.GetAsync)) || caller.Country is not { } country)
        {
            throw new RefusedException(ErrorReason.RoleNotAllowed, "Dossiers are listed for analysts and signatories of a country.");
        }

        var ids = new List<string>();
        foreach (var (stream, _) in (await _journal.HeadsAtAsync(null, cancellationToken)).Streams)
        {
            if (stream.Kind == "dossier" && stream.Key.Split('-').Contains(country))
            {
                ids.Add(stream.Key);
            }
        }

        var (page, next) = Paging.Page(ids, request.PageSize, request.PageToken, country);
        var response = new ListDossiersResponse { NextPageToken = next };
        foreach (var id in page)
        {
            var found = (await _grains.GetGrain<IDossierGrain>(id).GetAsync()).Read();
            response.Dossiers.Add(found.Dossier);
            response.Revisions[id] = found.Revision;
        }

        return response;
    }
}
