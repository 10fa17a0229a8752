// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace StatsExchange.Hub.Requests;

/// <summary>Binds the methods of a service so that each request is measured before it is parsed: afterwards its memory is taken.</summary>
internal sealed class BoundedBinder(ServiceBinderBase binder, Google.Protobuf.Reflection.ServiceDescriptor service) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(Bounded(method), handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(Bounded(method), handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(Bounded(method), handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(Bounded(method), handler);

    private Method<TRequest, TResponse> Bounded<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var meter = RequestMeter.ParserOf(service.FindMethodByName(method.Name).InputType, RequestLimits.Of(method.Type));
        var parse = method.RequestMarshaller.ContextualDeserializer;
        return new Method<TRequest, TResponse>(
            method.Type,
            method.ServiceName,
            method.Name,
            Marshallers.Create(method.RequestMarshaller.ContextualSerializer, Parse),
            method.ResponseMarshaller);

        TRequest Parse(DeserializationContext context)
        {
            Measure(context, meter);
            return parse(context);
        }
    }

    private static void Measure(DeserializationContext context, MessageParser<RequestMeter> meter)
    {
        try
        {
            meter.ParseFrom(context.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException)
        {
            // Up to here it is within the limits, and so the parser gets no farther; what is wrong is the parser's to say.
        }
    }
}
