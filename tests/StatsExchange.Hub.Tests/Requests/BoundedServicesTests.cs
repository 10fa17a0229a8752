// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Grpc.Core;
using StatsExchange.Hub.Requests;

namespace StatsExchange.Hub.Tests.Requests;

public sealed class BoundedServicesTests
{
    public static TheoryData<Type> Services => new(typeof(HubHost).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<BindServiceMethodAttribute>() is not null));

    // By the rule of Grpc.AspNetCore, which asks with the service's own type; the stand-in looks in another way.
    [Theory]
    [MemberData(nameof(Services))]
    public void BindService_LookedForByTheTypeOfAService_IsTheOneThatTakesItsBase(Type service)
    {
        var attribute = service.GetCustomAttribute<BindServiceMethodAttribute>()!;

        var found = attribute.BindType.GetMethod(
            attribute.BindMethodName, BindingFlags.Public | BindingFlags.Static, null, [typeof(ServiceBinderBase), service], []);

        Assert.Equal(typeof(BoundedServices), attribute.BindType);
        Assert.Equal(service.BaseType, found!.GetParameters()[1].ParameterType);
    }
}
