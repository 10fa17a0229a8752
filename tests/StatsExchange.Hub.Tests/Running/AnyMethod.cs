// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Reflection;
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>Every method that our protos declare, called by its name with bytes.</summary>
internal static class AnyMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    /// <summary>All methods of all services of the assembly of the contracts, found by reflection: a new one is here without a line of ours.</summary>
    public static IEnumerable<MethodDescriptor> All { get; } = typeof(SubmissionServiceReflection).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<FileDescriptor>()
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .ToList();

    public static MethodDescriptor Find(string name) => All.Single(method => method.FullName == name);

    /// <summary>Calls with the bytes of one message and returns how it ended.</summary>
    public static async Task<RpcException?> CallAsync(CallInvoker invoker, MethodDescriptor method, string? token, byte[]? message = null)
    {
        CallOptions options = new(token is null ? [] : new Metadata { { "authorization", "Bearer " + token } }, DateTime.UtcNow.AddSeconds(30));
        Method<byte[], byte[]> called = new(Type(method), method.Service.FullName, method.Name, Bytes, Bytes);
        try
        {
            await CallAsync(invoker, called, options, message ?? []);
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }

    private static async Task CallAsync(CallInvoker invoker, Method<byte[], byte[]> method, CallOptions options, byte[] message)
    {
        switch (method.Type)
        {
            case MethodType.Unary:
                using (var call = invoker.AsyncUnaryCall(method, null, options, message))
                {
                    await call;
                }

                break;
            case MethodType.ServerStreaming:
                using (var call = invoker.AsyncServerStreamingCall(method, null, options, message))
                {
                    while (await call.ResponseStream.MoveNext(CancellationToken.None))
                    {
                    }
                }

                break;
            case MethodType.DuplexStreaming:
                using (var call = invoker.AsyncDuplexStreamingCall(method, null, options))
                {
                    await call.RequestStream.WriteAsync(message);
                    await call.RequestStream.CompleteAsync();
                    while (await call.ResponseStream.MoveNext(CancellationToken.None))
                    {
                    }
                }

                break;
            default:
                using (var call = invoker.AsyncClientStreamingCall(method, null, options))
                {
                    if (message.Length > 0)
                    {
                        await call.RequestStream.WriteAsync(message);
                    }

                    await call.RequestStream.CompleteAsync();
                    await call;
                }

                break;
        }
    }

    private static MethodType Type(MethodDescriptor method) => (method.IsClientStreaming, method.IsServerStreaming) switch
    {
        (false, false) => MethodType.Unary,
        (false, true) => MethodType.ServerStreaming,
        (true, false) => MethodType.ClientStreaming,
        _ => MethodType.DuplexStreaming,
    };
}
