// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using StatsExchange.Hub.Requests;

namespace StatsExchange.Hub.Reflection;

/// <summary>The same under the name older tools know. The messages of both versions are the same bytes.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class AlphaReflectionApi(SchemaAnswers answers) : ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context) =>
        ReflectionStream.AnswerAsync(requestStream, responseStream, Answer, context);

    private ServerReflectionResponse Answer(ServerReflectionRequest request) => ServerReflectionResponse.Parser.ParseFrom(
        answers.Of(Grpc.Reflection.V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString())).ToByteString());
}
