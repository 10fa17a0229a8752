// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The runtime: takes calls and brings them to activations.</summary>
internal sealed class Silo : IDisposable
{
    private readonly CallsInFlight inFlight = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource deactivationDeadline = new();
    private readonly Lazy<ImmutableArray<IIncomingGrainCallFilter>> filters;
    private volatile SiloState state;

    public Silo(IServiceProvider services, GrainClasses classes, IOptions<SiloMessagingOptions> options, ILogger<Silo> log)
    {
        Services = services;
        Log = log;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        ResponseTimeout = options.Value.ResponseTimeout;
        Catalog = new Catalog(this, classes);
        filters = new Lazy<ImmutableArray<IIncomingGrainCallFilter>>(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
    }

    internal IServiceProvider Services { get; }

    internal ILogger Log { get; }

    internal TimeProvider Time { get; }

    internal TimeSpan ResponseTimeout { get; }

    internal Catalog Catalog { get; }

    internal DeadlockWatch Deadlocks { get; } = new();

    /// <summary>Who calls from outside of grains.</summary>
    internal GrainId Client { get; } = GrainId.Create("sys.client", "hosted");

    /// <summary>Resolved when the silo starts: a filter may itself want the grain factory.</summary>
    internal ImmutableArray<IIncomingGrainCallFilter> Filters => filters.Value;

    internal CancellationToken Stopping => stopping.Token;

    internal CancellationToken DeactivationDeadline => deactivationDeadline.Token;

    internal void Start() => state = SiloState.Running;

    /// <param name="grain">The grain to call.</param>
    /// <param name="method">The method to call.</param>
    /// <param name="arguments">The call's own from here on.</param>
    internal Task<T> SendAsync<T>(GrainId grain, GrainMethod method, object?[] arguments)
    {
        inFlight.Enter();
        try
        {
            var ambient = Ambient.Current;
            RefuseUnlessRunning(ambient?.Frame);
            var patience = method.TokenIn(arguments);
            patience.ThrowIfCancellationRequested();
            method.Isolate(arguments);
            var values = ambient is { Values.IsEmpty: false } ? Copiers.CopyAll(ambient.Values) : ImmutableDictionary<string, object>.Empty;
            var cancellation = method.HasToken ? TokenOf(method, arguments, patience) : null;
            var request = new GrainRequest<T>(this, method, arguments, cancellation, grain, ambient?.Frame, values);
            var returned = request.ToReturned(patience);
            Route(request);
            return returned;
        }
#pragma warning disable CA1031 // Whatever goes wrong on the way belongs to the caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Left();
            return failure is OperationCanceledException cancelled && cancelled.CancellationToken.IsCancellationRequested
                ? Task.FromCanceled<T>(cancelled.CancellationToken)
                : Task.FromException<T>(failure);
        }
    }

    internal void Route(GrainRequest request)
    {
        try
        {
            if (state == SiloState.Stopped)
            {
                throw new SiloUnavailableException("The silo has stopped.");
            }

            var activation = Catalog.Of(request.Grain);
            if (!activation.TryTake(request))
            {
                _ = RouteAfterAsync(activation.Deactivated, request);
            }
        }
#pragma warning disable CA1031 // See above.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            request.Fail(failure);
        }
    }

    /// <summary>To be called once for every call sent, when it is answered.</summary>
    internal void Left() => inFlight.Leave();

    /// <summary>Gives up the calls that took too long, and looks for those that wait for one another.</summary>
    internal void Sweep()
    {
        foreach (var activation in Catalog.All)
        {
            activation.TimeOutCalls(ResponseTimeout);
        }

        Deadlocks.CheckAll();
    }

    /// <summary>Takes no more calls from outside, lets the running ones end, then deactivates every grain; all within the host's time for it.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (state != SiloState.Running)
        {
            return;
        }

        state = SiloState.Stopping;
        await using var deadline = cancellationToken.Register(deactivationDeadline.Cancel);
        await stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await inFlight.WhenNone().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.StoppedEarly();
        }

        state = SiloState.Stopped;
        var all = Catalog.All.ToList();
        foreach (var activation in all)
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops."), cancellationToken);
        }

        try
        {
            await Task.WhenAll(all.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.StoppedEarly();
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        deactivationDeadline.Dispose();
    }

    /// <summary>The grain gets a token of the call's own: it is cancelled by the caller's, and when the call has taken too long.</summary>
    private static CancellationTokenSource TokenOf(GrainMethod method, object?[] arguments, CancellationToken patience)
    {
        var source = patience.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(patience) : new CancellationTokenSource();
        method.SetToken(arguments, source.Token);
        return source;
    }

    private async Task RouteAfterAsync(Task deactivated, GrainRequest request)
    {
        await deactivated.ConfigureAwait(false);
        Route(request);
    }

    private void RefuseUnlessRunning(CallFrame? caller)
    {
        switch (state)
        {
            case SiloState.Running:
            case SiloState.Stopping when caller is not null:
                return;
            case SiloState.Created:
                throw new SiloUnavailableException("The silo has not started.");
            default:
                throw new SiloUnavailableException("The silo is stopping and takes no more calls.");
        }
    }
}
