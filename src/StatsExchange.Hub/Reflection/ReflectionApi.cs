// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Reflection.V1;
using StatsExchange.Hub.Requests;

namespace StatsExchange.Hub.Reflection;

/// <summary>Describes the services of this hub to tools.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class ReflectionApi(SchemaAnswers answers) : ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context) =>
        ReflectionStream.AnswerAsync(requestStream, responseStream, answers.Of, context);
}
