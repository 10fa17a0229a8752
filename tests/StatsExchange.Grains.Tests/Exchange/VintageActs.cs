// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Vintages;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>What an office does with vintages it has sent.</summary>
internal static class VintageActs
{
    public static Task<WithdrawSubmissionResponse> WithdrawAsync(this TestExchange exchange, string country, long seq, string reason = "sent by mistake") =>
        exchange.WithdrawAsync(TestCallers.Submitter(country), new WithdrawSubmissionRequest { RequestId = Offices.NextRequest(), RefArea = country, Seq = seq, Reason = reason });

    public static async Task<WithdrawSubmissionResponse> WithdrawAsync(this TestExchange exchange, Caller caller, WithdrawSubmissionRequest request) =>
        (await TestExchange.As(caller, () => exchange.Grains.GetGrain<ICountryGrain>(request.RefArea).WithdrawSubmissionAsync(request.ToProto()))).Read();

    /// <summary>Sets an embargo on flows; null lifts it.</summary>
    public static Task<SetEmbargoResponse> EmbargoAsync(this TestExchange exchange, string country, DateTimeOffset? until, string from = "", string to = "", params string[] counterparts) =>
        exchange.EmbargoAsync(TestCallers.Submitter(country), new SetEmbargoRequest
        {
            RequestId = Offices.NextRequest(),
            RefArea = country,
            Structure = "FLOW",
            PeriodFrom = from,
            PeriodTo = to,
            Counterparts = { counterparts },
            Until = until is { } end ? Timestamp.FromDateTimeOffset(end) : null,
        });

    public static async Task<SetEmbargoResponse> EmbargoAsync(this TestExchange exchange, Caller caller, SetEmbargoRequest request) =>
        (await TestExchange.As(caller, () => exchange.Grains.GetGrain<ICountryGrain>(request.RefArea).SetEmbargoAsync(request.ToProto()))).Read();

    public static async Task<ListEmbargoesResponse> EmbargoesAsync(this TestExchange exchange, string country) =>
        (await TestExchange.As(TestCallers.Analyst(country), () => exchange.Grains.GetGrain<ICountryGrain>(country).ListEmbargoesAsync(new ListEmbargoesRequest { RefArea = country }.ToProto()))).Read();

    public static async Task<ListVintagesResponse> VintagesAsync(this TestExchange exchange, string country) =>
        (await TestExchange.As(TestCallers.Analyst(country), () => exchange.Grains.GetGrain<ICountryGrain>(country).ListVintagesAsync(new ListVintagesRequest { RefArea = country }.ToProto()))).Read();

    public static Task<CompareVintagesResponse> CompareAsync(this TestExchange exchange, CompareVintagesRequest request, Caller? caller = null) =>
        TestExchange.As(caller ?? TestCallers.Analyst(request.RefArea), () => exchange.Get<VintageReader>().CompareAsync(request, CancellationToken.None));

    /// <summary>All pages, with the totals each of them tells.</summary>
    public static async Task<List<CompareVintagesResponse>> ComparePagesAsync(this TestExchange exchange, CompareVintagesRequest request)
    {
        var pages = new List<CompareVintagesResponse>();
        var asked = request.Clone();
        do
        {
            pages.Add(await exchange.CompareAsync(asked));
            asked.PageToken = pages[^1].NextPageToken;
        }
        while (asked.PageToken.Length > 0);
        return pages;
    }
}
