// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Health.V1;
using StatsExchange.Hub.Tests.Running;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace StatsExchange.Hub.Tests.Health;

public sealed class HealthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("")]
    [InlineData("statsexchange.v1.AdministrationService")]
    [InlineData("grpc.health.v1.Health")]
    public async Task Check_OfServedService_IsServing(string service)
    {
        var response = await new Grpc.Health.V1.Health.HealthClient(hub.Invoker).CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task Check_OfUnknownService_IsNotFound()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await new Grpc.Health.V1.Health.HealthClient(hub.Invoker).CheckAsync(new HealthCheckRequest { Service = "other" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }
}
