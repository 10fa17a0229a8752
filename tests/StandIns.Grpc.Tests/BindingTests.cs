// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Grpc.Tests;

public sealed class BindingTests
{
    [Fact]
    public async Task MapGrpcService_MethodThatNoBaseDeclares_IsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using var app = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService<WithoutBase>());

        Assert.Contains("Could not find 'Reverse'", error.ToString(), StringComparison.Ordinal);
    }

    [BindServiceMethod(typeof(WithoutBase), nameof(BindService))]
    private sealed class WithoutBase
    {
        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
            static (bytes, context) => context.Complete(bytes), static context => context.PayloadAsNewBuffer());

        private readonly byte[] _suffix = [0];

        private static readonly Method<byte[], byte[]> Reversing = new(MethodType.Unary, "standins.probe.v1.WithoutBase", nameof(Reverse), Bytes, Bytes);

        public static void BindService(ServiceBinderBase serviceBinder, WithoutBase? service) =>
            serviceBinder.AddMethod(Reversing, service is null ? null! : new UnaryServerMethod<byte[], byte[]>(service.Reverse));

        public Task<byte[]> Reverse(byte[] request, ServerCallContext context) => Task.FromResult<byte[]>([.. request.Reverse(), .. _suffix]);
    }
}
