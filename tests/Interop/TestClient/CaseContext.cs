// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestClient;

/// <param name="Connection">What the case calls through.</param>
/// <param name="Server">For cases that make channels of their own.</param>
/// <param name="Soak">For the soak cases.</param>
internal sealed record CaseContext(Connection Connection, Server Server, SoakPlan Soak)
{
    public TestService.TestServiceClient Tests => Connection.Tests;

    /// <summary>A server that never answers fails the case instead of holding it up.</summary>
    public static CallOptions Options(Metadata? headers = null) => new(headers, DateTime.UtcNow.AddMinutes(2));
}
