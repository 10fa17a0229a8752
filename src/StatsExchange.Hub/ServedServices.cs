// SPDX-License-Identifier: Apache-2.0
using Grpc.AspNetCore.Server;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace StatsExchange.Hub;

/// <summary>The services this hub serves, found from what is mapped, so that none is served without being told of.</summary>
internal sealed class ServedServices(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> _all = new(() =>
    [
        .. endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(DescriptorOf)
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ]);

    /// <summary>By full name, in ordinal order. To be asked once the hub has started, when everything is mapped.</summary>
    public IReadOnlyList<ServiceDescriptor> All => _all.Value;

    // The generated base class is nested in the class that holds the descriptor; nothing else leads from one to the other.
    private static ServiceDescriptor DescriptorOf(Type service) =>
        (ServiceDescriptor)service.BaseType!.DeclaringType!.GetProperty("Descriptor")!.GetValue(null)!;
}
