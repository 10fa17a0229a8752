// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Tests.Connections;

public sealed class RepeatedCallTests
{
    private const int Attempts = 6;

    public static TheoryData<string> Clients => new(typeof(HubConnection).GetProperties()
        .Where(property => property.PropertyType.IsSubclassOf(typeof(ClientBase)))
        .Select(property => property.Name));

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Unary_HubUnavailable_IsMadeAgainIfItsRequestNamesItself(string client)
    {
        await using var hub = await PretendedHub.StartAsync(failures: int.MaxValue);
        using var connection = new HubConnection(new Uri($"http://127.0.0.1:{hub.Port}"));
        var stub = typeof(HubConnection).GetProperty(client)!.GetValue(connection)!;
        var service = (ServiceDescriptor)stub.GetType().DeclaringType!.GetProperty("Descriptor")!.GetValue(null)!;
        var methods = service.Methods.Where(method => method is { IsClientStreaming: false, IsServerStreaming: false }).ToArray();
        Assert.NotEmpty(methods);

        foreach (var method in methods)
        {
            await Assert.ThrowsAsync<HubException>(() => CallAsync(stub, method));
            var isNamed = method.InputType.Fields.InDeclarationOrder().Any(field => field.Name == "request_id");
            Assert.Equal((method.Name, isNamed ? Attempts : 1), (method.Name, hub.Calls[$"/{service.FullName}/{method.Name}"]));
        }
    }

    [Fact]
    public async Task Submit_HubUnavailableForAWhile_IsSentAgain()
    {
        await using var hub = await PretendedHub.StartAsync(failures: 3);
        using var connection = new HubConnection(new Uri($"http://127.0.0.1:{hub.Port}"));
        using var call = connection.Submissions.Submit();

        await call.RequestStream.WriteAsync(new SubmitRequest { Header = new SubmissionHeader { RequestId = "one" } });
        await call.RequestStream.WriteAsync(new SubmitRequest { Rows = new ObservationRows() });
        await call.RequestStream.CompleteAsync();
        await call;

        Assert.Equal(4, hub.Calls.Single().Value);
    }

    [Fact]
    public async Task Export_HubUnavailable_IsMadeOnce()
    {
        await using var hub = await PretendedHub.StartAsync(failures: 1);
        using var connection = new HubConnection(new Uri($"http://127.0.0.1:{hub.Port}"));
        using var call = connection.Observations.ExportObservations(new ExportObservationsRequest());

        var error = await Assert.ThrowsAsync<HubException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal((StatusCode.Unavailable, 1), (error.Status, hub.Calls.Single().Value));
    }

    private static Task CallAsync(object stub, MethodDescriptor method)
    {
        var request = (IMessage)Activator.CreateInstance(method.InputType.ClrType)!;
        var call = stub.GetType().GetMethod(method.Name + "Async", [method.InputType.ClrType, typeof(CallOptions)])!.Invoke(stub, [request, default(CallOptions)])!;
        return (Task)call.GetType().GetProperty("ResponseAsync", BindingFlags.Public | BindingFlags.Instance)!.GetValue(call)!;
    }
}
