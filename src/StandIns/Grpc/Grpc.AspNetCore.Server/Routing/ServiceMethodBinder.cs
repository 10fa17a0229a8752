// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server;

/// <summary>Turns each method that a generated class names into an endpoint.</summary>
internal sealed class ServiceMethodBinder<TService>(IEndpointRouteBuilder routes, MethodSettings settings) : ServiceBinderBase
    where TService : class
{
    private readonly Type _bound = GeneratedBinding.BaseOf(typeof(TService));

    public List<IEndpointConventionBuilder> Endpoints { get; } = [];

    public HashSet<string> ServiceNames { get; } = [];

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var invoke = Implementation<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>(method);
        Map(method, invoke, new UnaryHandler<TRequest, TResponse>(method, settings, InterceptorChain.Around<TRequest, TResponse>(settings.Interceptors, Call)));

        Task<TResponse> Call(TRequest request, ServerCallContext context)
        {
            try
            {
                var service = ServiceActivator<TService>.Take(context);
                return service.NeedsDisposal ? CallAndDispose(service, request, context) : invoke(service.Instance, request, context);
            }
            catch (Exception exception)
            {
                // An interceptor expects what fails in the task, even where a service throws before it has one.
                return Task.FromException<TResponse>(exception);
            }
        }

        async Task<TResponse> CallAndDispose(PerCall<TService> service, TRequest request, ServerCallContext context)
        {
            await using (service)
            {
                return await invoke(service.Instance, request, context);
            }
        }
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var invoke = Implementation<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>(method);
        Map(method, invoke, new ClientStreamingHandler<TRequest, TResponse>(method, settings, InterceptorChain.Around<TRequest, TResponse>(settings.Interceptors, Call)));

        async Task<TResponse> Call(IAsyncStreamReader<TRequest> requestStream, ServerCallContext context)
        {
            await using var service = ServiceActivator<TService>.Take(context);
            return await invoke(service.Instance, requestStream, context);
        }
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var invoke = Implementation<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(method);
        Map(method, invoke, new ServerStreamingHandler<TRequest, TResponse>(method, settings, InterceptorChain.Around<TRequest, TResponse>(settings.Interceptors, Call)));

        async Task Call(TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context)
        {
            await using var service = ServiceActivator<TService>.Take(context);
            await invoke(service.Instance, request, responseStream, context);
        }
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var invoke = Implementation<Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(method);
        Map(method, invoke, new DuplexStreamingHandler<TRequest, TResponse>(method, settings, InterceptorChain.Around<TRequest, TResponse>(settings.Interceptors, Call)));

        async Task Call(IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context)
        {
            await using var service = ServiceActivator<TService>.Take(context);
            await invoke(service.Instance, requestStream, responseStream, context);
        }
    }

    /// <summary>The service's own method, callable on an instance made later; a method that has no more than the name of one is passed over.</summary>
    private TDelegate Implementation<TDelegate>(IMethod method)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Skip(1).Select(parameter => parameter.ParameterType)];
        for (var type = typeof(TService); type is not null; type = type.BaseType)
        {
            if (type.GetMethod(method.Name, parameters) is { IsVirtual: true } found && found.GetBaseDefinition().DeclaringType == _bound)
            {
                return found.CreateDelegate<TDelegate>();
            }
        }

        throw new InvalidOperationException($"Could not find '{method.Name}' on {typeof(TService)}.");
    }

    private void Map<TRequest, TResponse>(Method<TRequest, TResponse> method, Delegate implementation, MethodHandler<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class
    {
        var endpoint = routes.MapPost(method.FullName, handler.HandleAsync).WithDisplayName($"gRPC - {method.FullName}");
        endpoint.WithMetadata([
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. implementation.Method.GetCustomAttributes(inherit: true),
            new GrpcMethodMetadata(typeof(TService), method),
        ]);
        ServiceNames.Add(method.ServiceName);
        Endpoints.Add(endpoint);
    }
}
