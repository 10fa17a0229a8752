// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Journals;

/// <summary>A hub in a process of its own over a data directory that stays when it is stopped, and that a test can damage.</summary>
internal sealed class StoredHub : IDisposable
{
    private readonly TempDirectory _directory = new();
    private HubProcess? _process;
    private GrpcChannel? _channel;

    public async Task StartAsync()
    {
        _process = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);
        _channel = GrpcChannel.ForAddress(await _process.WaitForAddressAsync());
    }

    /// <summary>Stops the hub as an operator does.</summary>
    /// <returns>What it logged.</returns>
    public async Task<string> StopAsync()
    {
        _channel!.Dispose();
        await _process!.TerminateAsync();
        var (exitCode, output, _) = await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        Assert.Equal(0, exitCode);
        return output;
    }

    public void Edit(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_directory.File("data/journal.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, "The edit changed nothing.");
    }

    public async Task<SubmitResponse> SubmitAsync(string country, double value, string period = "2015")
    {
        using var call = new SubmissionService.SubmissionServiceClient(_channel).Submit(As("submitter", country));
        await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header(country, Guid.NewGuid().ToString("N")) });
        await call.RequestStream.WriteAsync(Flows.Rows(Flows.Observation("EMI", country == "DNK" ? "SWE" : "DNK", value, period)));
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    /// <summary>The values of a period, as the office itself reads them.</summary>
    public async Task<List<double?>> ValuesAsync(string country, long? asOf = null, string period = "2015")
    {
        var request = new ExportObservationsRequest { RefArea = country, Structure = "FLOW", PeriodFrom = period, PeriodTo = period };
        if (asOf is { } seq)
        {
            request.AsOfSeq = seq;
        }

        using var call = new ObservationService.ObservationServiceClient(_channel).ExportObservations(request, As("analyst", country));
        List<double?> values = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Block is { } block)
            {
                var slice = Contracts.Blocks.ObservationBlockCodec.Decode(block.ToByteArray());
                values.AddRange(Enumerable.Range(0, slice.Count).Select(slice.ValueAt));
            }
        }

        return values;
    }

    /// <summary>The agreements of a country's signatory; of one grantor where it is named.</summary>
    public async Task<ListAgreementsResponse> AgreementsAsync(string country, string grantor = "") =>
        await new AgreementService.AgreementServiceClient(_channel).ListAgreementsAsync(new ListAgreementsRequest { Grantor = grantor }, As("signatory", country));

    public async Task<long> VintagesAsync(string country)
    {
        var listed = await new ObservationService.ObservationServiceClient(_channel).ListVintagesAsync(
            new ListVintagesRequest { RefArea = country }, As("analyst", country));
        return listed.Vintages.Count;
    }

    public void Dispose()
    {
        _channel?.Dispose();
        _process?.Dispose();
        _directory.Dispose();
    }

    private CallOptions As(string role, string country)
    {
        using TokenMint mint = new(_directory.File("data/keys/token.pem"));
        return new CallOptions(new Metadata { { "authorization", "Bearer " + mint.Token(role, country) } }, DateTime.UtcNow.AddSeconds(60));
    }
}
