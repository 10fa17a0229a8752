// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Comparing;

/// <summary>A slice on its way to a hub, again and again with other values.</summary>
internal sealed class SliceSubmission
{
    private readonly HubConnection _submitter;
    private readonly List<SubmitRequest>[] _turns;
    private readonly string _office;
    private readonly int _observations;
    private int _sent;

    public SliceSubmission(HubConnection submitter, Slice slice)
    {
        _submitter = submitter;
        _office = slice.Owner;
        _observations = slice.Count;
        var values = slice.Values.ToArray();
        var others = Array.ConvertAll(values, value => value + 1);
        _turns = [Messages(slice), Messages(new Slice(slice.Structure, slice.Owner, slice.Period, slice.Columns, others, slice.Attributes))];
    }

    public async ValueTask<Work> SendAsync()
    {
        using var call = _submitter.Submissions.Submit();
        await call.RequestStream.WriteAsync(new SubmitRequest
        {
            Header = new SubmissionHeader { RequestId = $"{_office}-{++_sent}", RefArea = _office, Structure = "FLOW", SourceName = "benchmark" },
        });
        foreach (var message in _turns[_sent % 2])
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call.ResponseAsync;
        return new Work(_observations, 0, response.Report.Observations == _observations);
    }

    private static List<SubmitRequest> Messages(Slice slice) =>
        [.. BlockCutter.Cut(slice).Select(range => new SubmitRequest { Block = ObservationBlockCodec.ToMessage(SliceRange.Take(slice, range)) })];
}
