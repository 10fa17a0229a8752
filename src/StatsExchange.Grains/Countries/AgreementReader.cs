// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Lists agreements over the countries that grant them.</summary>
public sealed class AgreementReader
{
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;

    /// <summary>Takes the grains, and the journal that knows which countries have a stream.</summary>
    public AgreementReader(IGrainFactory grains, IJournal journal)
    {
        _grains = grains;
        _journal = journal;
    }

    /// <summary>The agreements the caller is a party to, by grantor and then in the order they were proposed.</summary>
    public async Task<ListAgreementsResponse> ListAsync(ListAgreementsRequest request, CancellationToken cancellationToken)
    {
        if (request.Grantor.Length > 0 && !CountryCode.TryParse(request.Grantor, out _))
        {
            throw RefusedException.Field("grantor", "expected a country by ISO 3166-1 alpha-3");
        }

        if (request.Party.Length > 0 && !CountryCode.TryParse(request.Party, out _) && !RegionCode.TryParse(request.Party, out _))
        {
            throw RefusedException.Field("party", "expected a country by alpha-3 or a regional body");
        }

        var own = CallerContext.Required.Party;
        var response = new ListAgreementsResponse();
        var agreements = new List<Agreement>();
        foreach (var grantor in request.Grantor.Length > 0 ? [request.Grantor] : await GrantorsAsync(cancellationToken))
        {
            try
            {
                var listed = (await _grains.GetGrain<ICountryGrain>(grantor).ListAgreementsAsync()).Read();
                agreements.AddRange(listed.Agreements.Where(agreement => IsAskedFor(agreement, own, request)));
                if (listed.Agreements.Count > 0 || grantor == CallerContext.Required.Country)
                {
                    // Of a country one is no party with, not even the pace of its stream is one's business.
                    response.Revisions.Add(listed.Revisions);
                }
            }
            catch (RefusedException refused) when (refused.Reason == ErrorReason.JournalCorrupt && request.Grantor.Length == 0)
            {
                response.Unreadable.Add(grantor);
            }
        }

        var (page, next) = Paging.Page(agreements, request.PageSize, request.PageToken, own, request.Grantor, request.Party, string.Join(' ', request.Standings));
        response.Agreements.AddRange(page);
        response.NextPageToken = next;
        return response;
    }

    private static bool IsAskedFor(Agreement agreement, string own, ListAgreementsRequest request) =>
        (request.Party.Length == 0 || request.Party == (agreement.Terms.Grantor == own ? agreement.Terms.Grantee : agreement.Terms.Grantor))
        && (request.Standings.Count == 0 || request.Standings.Contains(agreement.Standing));

    private async Task<List<string>> GrantorsAsync(CancellationToken cancellationToken)
    {
        var countries = new List<string>();
        foreach (var (stream, _) in (await _journal.HeadsAtAsync(null, cancellationToken)).Streams)
        {
            if (stream.Kind == "country")
            {
                countries.Add(stream.Key);
            }
        }

        return countries;
    }
}
