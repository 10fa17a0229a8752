// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Finds what the generated base class of a service says about its methods.</summary>
internal static class GeneratedBinding
{
    /// <summary>The class that the methods of a service come from.</summary>
    public static Type BaseOf(Type serviceType) => MethodOf(serviceType).GetParameters()[1].ParameterType;

    // Without an instance the generated code names the methods only; instances are made per call.
    public static void Bind(Type serviceType, ServiceBinderBase binder) =>
        MethodOf(serviceType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);

    private static MethodInfo MethodOf(Type serviceType)
    {
        var attribute = serviceType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true);
        return attribute?.BindType
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .SingleOrDefault(method => method.Name == attribute.BindMethodName
                && method.GetParameters() is [var first, var second]
                && first.ParameterType == typeof(ServiceBinderBase)
                && second.ParameterType.IsAssignableFrom(serviceType))
            ?? throw new InvalidOperationException($"Cannot locate the BindService method of the service type '{serviceType.FullName}'.");
    }
}
