// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server;

/// <summary>The services mapped so far, and the answer to calls of any other.</summary>
internal sealed class MappedServices
{
    private const string UnknownPattern = "{service}/{method:" + GrpcRequestConstraint.Name + "}";

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private int _unknownMapped;

    public void Add(IEndpointRouteBuilder builder, IEnumerable<string> serviceNames)
    {
        foreach (var name in serviceNames)
        {
            _names[name] = true;
        }

        if (Interlocked.Exchange(ref _unknownMapped, 1) == 0)
        {
            builder.Map(UnknownPattern, AnswerUnknown).WithDisplayName("gRPC - Unimplemented");
        }
    }

    private Task AnswerUnknown(HttpContext httpContext)
    {
        if (!RequestCheck.IsGrpc(httpContext))
        {
            return Task.CompletedTask;
        }

        var known = _names.ContainsKey((string)httpContext.GetRouteValue("service")!);
        var status = new Status(StatusCode.Unimplemented, known ? "Method is unimplemented." : "Service is unimplemented.");
        return new ServerResponse(httpContext, null, ResponseCompression.None, isGated: false).EndAsync(status, Metadata.Empty);
    }
}
