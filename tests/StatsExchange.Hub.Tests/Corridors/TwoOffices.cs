// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>Two offices that let each other compare flows, stocks and returns: what they submit, state and see, over gRPC.</summary>
internal sealed class TwoOffices : IDisposable
{
    private readonly RunningHub _hub;
    private readonly SigningPerson _origin;
    private readonly SigningPerson _destination;
    private int _requests;

    private TwoOffices(RunningHub hub, SigningPerson origin, SigningPerson destination)
    {
        _hub = hub;
        _origin = origin;
        _destination = destination;
    }

    public string Origin => _origin.Country;

    public string Destination => _destination.Country;

    public MirrorService.MirrorServiceClient Mirror => new(_hub.Invoker);

    public static async Task<TwoOffices> AgreeAsync(RunningHub hub, string origin, string destination)
    {
        TwoOffices offices = new(hub, await SigningPerson.RegisterAsync(hub, origin), await SigningPerson.RegisterAsync(hub, destination));
        await offices._origin.GrantAsync(offices._destination, "FLOW", "RETURN", "STOCK");
        await offices._destination.GrantAsync(offices._origin, "FLOW", "RETURN", "STOCK");
        return offices;
    }

    /// <summary>Submits observations of 2015 as lines "counterpart value DIMENSION=code …"; a value of - is missing.</summary>
    public async Task SubmitAsync(string country, string structure, params string[] lines)
    {
        var header = new SubmissionHeader { RequestId = $"{country}-{++_requests}", RefArea = country, Structure = structure, SourceName = "figures.csv" };
        var observations = lines.Select(line =>
        {
            var parts = line.Split(' ');
            var observation = new Observation { Dimensions = { ["COUNTERPART_AREA"] = parts[0], ["TIME_PERIOD"] = "2015" } };
            if (parts[1] != "-")
            {
                observation.Value = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            }

            foreach (var code in parts.Skip(2).Select(part => part.Split('=')))
            {
                (code[0] is "OBS_STATUS" or "CONF_STATUS" ? observation.Attributes : observation.Dimensions).Add(code[0], code[1]);
            }

            return observation;
        });
        await _hub.SubmitAsync(header, [.. observations]);
    }

    /// <summary>Records a series sheet of flows by residence for 2010 to 2019.</summary>
    public async Task StateAsync(string country, string measure, SeriesSheet sheet)
    {
        (sheet.Structure, sheet.Measure, sheet.Basis, sheet.Source) = ("FLOW", measure, "RES", "_U");
        (sheet.PeriodFrom, sheet.PeriodTo) = ("2010", "2019");
        await new SubmissionService.SubmissionServiceClient(_hub.Invoker).PutSeriesSheetAsync(
            new PutSeriesSheetRequest { RequestId = $"{country}-{++_requests}", RefArea = country, Sheet = sheet }, _hub.As("analyst", country));
    }

    public Task<List<MirrorCell>> CellsAsync(string asker, string pair, Action<CompareCorridorRequest>? change = null) =>
        CellsAsync(_hub.As("analyst", asker), pair, change);

    /// <summary>The cells, after the first message, which has none.</summary>
    public async Task<List<MirrorCell>> CellsAsync(Grpc.Core.CallOptions options, string pair, Action<CompareCorridorRequest>? change = null) =>
        [.. (await MessagesAsync(options, pair, change)).SelectMany(message => message.Cells)];

    public Task<List<CompareCorridorResponse>> MessagesAsync(string asker, string pair, Action<CompareCorridorRequest>? change = null) =>
        MessagesAsync(_hub.As("analyst", asker), pair, change);

    public void Dispose()
    {
        _origin.Dispose();
        _destination.Dispose();
    }

    private async Task<List<CompareCorridorResponse>> MessagesAsync(Grpc.Core.CallOptions options, string pair, Action<CompareCorridorRequest>? change)
    {
        var request = new CompareCorridorRequest { Origin = Origin, Destination = Destination, Pair = pair };
        change?.Invoke(request);
        using var call = Mirror.CompareCorridor(request, options);
        List<CompareCorridorResponse> messages = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }
}
