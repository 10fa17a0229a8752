// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using StatsExchange.Hub.Tests.Running;
using AnswerCase = Grpc.Reflection.V1.ServerReflectionResponse.MessageResponseOneofCase;

namespace StatsExchange.Hub.Tests.Reflection;

/// <summary>What a tool learns that knows nothing but the address.</summary>
public sealed class ReflectionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task ListServices_NamesEveryServiceOfOurProtosAndNoOther()
    {
        var response = await AskAsync(new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            AnyMethod.All.Select(method => method.Service.FullName).Distinct().Order(StringComparer.Ordinal),
            response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("statsexchange.v1.SubmissionService", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SubmissionService.Submit", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SubmissionHeader", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SubmissionHeader.request_id", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SubmitRequest.content", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.Observation.DimensionsEntry", "statsexchange/v1/observation.proto")]
    [InlineData("statsexchange.v1.SubmissionMode", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SUBMISSION_MODE_MERGE", "statsexchange/v1/submission_service.proto")]
    [InlineData("statsexchange.v1.SubmissionMode.SUBMISSION_MODE_MERGE", "statsexchange/v1/submission_service.proto")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto")]
    [InlineData("grpc.health.v1.HealthCheckResponse.SERVING", "grpc/health/v1/health.proto")]
    [InlineData("google.protobuf.Timestamp", "google/protobuf/timestamp.proto")]
    [InlineData("google.rpc.BadRequest.FieldViolation", "google/rpc/error_details.proto")]
    [InlineData("google.rpc.Status", "google/rpc/status.proto")]
    [InlineData("statsexchange.v1", null)]
    [InlineData("statsexchange.v1.SubmissionService.Nothing", null)]
    [InlineData("", null)]
    public async Task FileContainingSymbol_GivesItsFileAndAllItNeeds(string symbol, string? file)
    {
        var response = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });

        IsFile(file, response);
    }

    [Theory]
    [InlineData("statsexchange/v1/agreement_service.proto", true)]
    [InlineData("grpc/reflection/v1alpha/reflection.proto", true)]
    [InlineData("google/protobuf/timestamp.proto", true)]
    [InlineData("statsexchange/storage/v1/country.proto", false)]
    [InlineData("/etc/passwd", false)]
    public async Task FileByFilename_GivesFilesOfTheInterfaceOnly(string file, bool isThere)
    {
        var response = await AskAsync(new ServerReflectionRequest { FileByFilename = file });

        IsFile(isThere ? file : null, response);
    }

    [Fact]
    public async Task AllExtensionNumbersOfType_OfAMessageWithoutAny_IsEmptyAndOfNoneNotFound()
    {
        var known = await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = "google.rpc.Status" });
        var unknown = await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = "google.rpc.Status.code" });

        Assert.Equal("google.rpc.Status", known.AllExtensionNumbersResponse.BaseTypeName);
        Assert.Empty(known.AllExtensionNumbersResponse.ExtensionNumber);
        IsError(StatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task FileContainingExtension_OfNone_IsNotFound() => IsError(
        StatusCode.NotFound,
        await AskAsync(new ServerReflectionRequest { FileContainingExtension = new ExtensionRequest { ContainingType = "google.rpc.Status", ExtensionNumber = 1 } }));

    [Fact]
    public async Task Questions_AreAnsweredInOrderEachWithWhatWasAsked()
    {
        ServerReflectionRequest[] requests =
        [
            new() { Host = "one", FileContainingSymbol = "nothing" },
            new() { Host = "two" },
            new() { Host = "three", ListServices = "*" },
        ];

        var responses = await AskAllAsync(requests);

        Assert.Equal(requests, responses.Select(response => response.OriginalRequest));
        Assert.Equal(["one", "two", "three"], responses.Select(response => response.ValidHost));
        IsError(StatusCode.NotFound, responses[0]);
        IsError(StatusCode.InvalidArgument, responses[1]);
        Assert.Equal(AnswerCase.ListServicesResponse, responses[2].MessageResponseCase);
    }

    [Fact]
    public async Task Alpha_AnswersTheSameBytes()
    {
        ServerReflectionRequest request = new() { Host = "here", FileContainingSymbol = "statsexchange.v1.Receipt" };
        using var call = new Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(hub.Invoker).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(Grpc.Reflection.V1Alpha.ServerReflectionRequest.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(request)));
        await call.RequestStream.CompleteAsync();

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(
            Google.Protobuf.MessageExtensions.ToByteArray(await AskAsync(request)),
            Google.Protobuf.MessageExtensions.ToByteArray(call.ResponseStream.Current));
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task Stream_ThatAsksWithoutEnd_IsEnded()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            () => AskAllAsync(Enumerable.Repeat(new ServerReflectionRequest { FileByFilename = "none" }, 10_001)));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    private static void IsFile(string? file, ServerReflectionResponse response)
    {
        if (file is null)
        {
            IsError(StatusCode.NotFound, response);
            return;
        }

        var files = response.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom).ToList();
        Assert.Equal(file, files[0].Name);
        Assert.Equal(files.Select(found => found.Name).Distinct(), files.Select(found => found.Name));
        Assert.Subset(files.Select(found => found.Name).ToHashSet(), files.SelectMany(found => found.Dependency).ToHashSet());
    }

    private static void IsError(StatusCode code, ServerReflectionResponse response)
    {
        Assert.Equal((int)code, response.ErrorResponse?.ErrorCode);
        Assert.NotEmpty(response.ErrorResponse!.ErrorMessage);
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request) => Assert.Single(await AskAllAsync([request]));

    private async Task<List<ServerReflectionResponse>> AskAllAsync(IEnumerable<ServerReflectionRequest> requests)
    {
        using var call = new ServerReflection.ServerReflectionClient(hub.Invoker).ServerReflectionInfo();
        List<ServerReflectionResponse> responses = [];
        foreach (var request in requests)
        {
            await call.RequestStream.WriteAsync(request);
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            responses.Add(call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        return responses;
    }
}
