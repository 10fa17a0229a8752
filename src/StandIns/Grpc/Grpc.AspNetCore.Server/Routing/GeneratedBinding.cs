// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Finds what the generated base class of a service says about its methods.</summary>
internal static class GeneratedBinding
{
    public static void Bind(Type serviceType, ServiceBinderBase binder)
    {
        var attribute = serviceType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true);
        var bindMethod = attribute?.BindType
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .SingleOrDefault(method => method.Name == attribute.BindMethodName
                && method.GetParameters() is [var first, var second]
                && first.ParameterType == typeof(ServiceBinderBase)
                && second.ParameterType.IsAssignableFrom(serviceType));
        if (bindMethod is null)
        {
            throw new InvalidOperationException($"Cannot locate the BindService method of the service type '{serviceType.FullName}'.");
        }

        // Without an instance the generated code names the methods only; instances are made per call.
        bindMethod.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
    }
}
