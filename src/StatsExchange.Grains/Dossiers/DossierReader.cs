// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Lists the dossiers of a country, and watches one of them.</summary>
public sealed class DossierReader
{
    private const string DossierKind = "dossier";
    private const int MostPageBytes = 1024 * 1024;

    // At most five messages a second to one watcher; and a look at the journal now and then, should the follower be behind.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A dossier has no end, and a token has: whoever goes on watching shows a new one.
    private static readonly TimeSpan LongestWatch = TimeSpan.FromHours(1);

    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly DossierDuty _duty;
    private readonly TimeProvider _time;

    /// <summary>Takes the grains, the journal that knows which dossiers there are, what knows of changes, and the clock.</summary>
    public DossierReader(IGrainFactory grains, IJournal journal, DossierDuty duty, TimeProvider time)
    {
        _duty = duty;
        _grains = grains;
        _journal = journal;
        _time = time;
    }

    /// <summary>The dossiers of the caller's country, by id. A page is cut short where it would be larger than 1 MiB.</summary>
    public async Task<ListDossiersResponse> ListAsync(ListDossiersRequest request, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        if (!MethodPermissions.Allows(caller.Role, nameof(IDossierGrain), nameof(IDossierGrain.GetBriefAsync)) || caller.Country is not { } country)
        {
            throw new RefusedException(ErrorReason.RoleNotAllowed, "Dossiers are listed for analysts and signatories of a country.");
        }

        var size = PageSize.Of(request.PageSize);
        var after = PageToken.Read(country, request.PageToken) ?? "";
        var response = new ListDossiersResponse();
        var bytes = 0;
        foreach (var id in await IdsAsync(key => key.Contains(country, StringComparer.Ordinal), cancellationToken))
        {
            if (string.CompareOrdinal(id, after) <= 0)
            {
                continue;
            }

            if (response.Dossiers.Count == size || bytes > MostPageBytes)
            {
                response.NextPageToken = PageToken.Write(country, response.Dossiers[^1].Id);
                break;
            }

            var found = (await _grains.GetGrain<IDossierGrain>(id).GetBriefAsync()).Read();
            response.Dossiers.Add(found.Dossier);
            response.Revisions[id] = found.Revision;
            bytes += found.CalculateSize();
        }

        return response;
    }

    /// <summary>How the cases between members of a regional body ended, by dossier.</summary>
    public async Task<ListOutcomesResponse> OutcomesAsync(ListOutcomesRequest request, CancellationToken cancellationToken)
    {
        OutcomeDesk.RequireBody(CallerContext.Required, request.Region);
        var size = PageSize.Of(request.PageSize);
        var place = OutcomePlace.Read(request);
        var members = OutcomeDesk.MembersOf(request.Region);
        var response = new ListOutcomesResponse();
        foreach (var id in await IdsAsync(key => key.All(members.Contains), cancellationToken))
        {
            if (!place.IsBehind(id))
            {
                continue;
            }

            var found = (await _grains.GetGrain<IDossierGrain>(id).OutcomesForAsync(request.Region)).Read();
            foreach (var outcome in found.Outcomes.Where(outcome => place.IsBehind(id, outcome)))
            {
                if (response.Outcomes.Count == size || response.CalculateSize() > MostPageBytes)
                {
                    response.NextPageToken = OutcomePlace.Of(response.Outcomes[^1]).Write(request);
                    return response;
                }

                response.Outcomes.Add(outcome);
                response.Revisions[id] = found.Revisions[id];
            }
        }

        return response;
    }

    /// <summary>A dossier now, then what changes of it, until cancelled, an hour at most.</summary>
    public async IAsyncEnumerable<WatchDossierResponse> WatchAsync(WatchDossierRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var revision = 0L;
        var end = _time.GetUtcNow() + LongestWatch;
        while (_time.GetUtcNow() < end)
        {
            var changed = _duty.Changed;
            if ((await _grains.GetGrain<IDossierGrain>(request.Dossier).ChangesAsync(revision))?.Read() is { } changes)
            {
                revision = changes.Revision;
                yield return changes;
            }

            await Task.Delay(Pause, _time, cancellationToken);
            await Task.WhenAny(changed, Task.Delay(Patience, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<string>> IdsAsync(Func<string[], bool> includes, CancellationToken cancellationToken) =>
        [.. (await _journal.HeadsAtAsync(null, cancellationToken)).Streams.Select(stream => stream.Key)
            .Where(stream => stream.Kind == DossierKind && includes(stream.Key.Split('-')))
            .Select(stream => stream.Key)
            .Order(StringComparer.Ordinal)];
}
