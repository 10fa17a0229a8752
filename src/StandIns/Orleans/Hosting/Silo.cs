// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The runtime: takes calls and brings them to activations.</summary>
internal sealed class Silo : IDisposable
{
    private readonly CallsInFlight inFlight = new();
    private readonly Copiers copiers = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource deactivationDeadline = new();
    private readonly Lazy<ImmutableArray<IIncomingGrainCallFilter>> filters;
    private volatile SiloState state;

    public Silo(IServiceProvider services, GrainClasses classes, ILogger<Silo> log)
    {
        Services = services;
        Log = log;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Catalog = new Catalog(this, classes);
        filters = new Lazy<ImmutableArray<IIncomingGrainCallFilter>>(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
    }

    internal IServiceProvider Services { get; }

    internal ILogger Log { get; }

    internal TimeProvider Time { get; }

    internal Catalog Catalog { get; }

    /// <summary>Resolved by the first call: a filter may itself want the grain factory.</summary>
    internal ImmutableArray<IIncomingGrainCallFilter> Filters => filters.Value;

    internal CancellationToken Stopping => stopping.Token;

    internal CancellationToken DeactivationDeadline => deactivationDeadline.Token;

    internal object? Isolate(object? value) => copiers.Copy(value);

    internal object?[] Isolate(object?[] arguments) => copiers.CopyAll(arguments);

    internal void Start() => state = SiloState.Running;

    internal async Task<object?> CallAsync(GrainId grain, GrainMethod method, object?[] arguments)
    {
        inFlight.Enter();
        try
        {
            RefuseUnlessRunning();
            method.TokenIn(arguments).ThrowIfCancellationRequested();
            var request = new GrainRequest(method, copiers.CopyAll(arguments), grain) { Context = copiers.CopyAll(RequestContext.Current) };
            Route(request);
            return await request.OutcomeForCaller().ConfigureAwait(false);
        }
        finally
        {
            inFlight.Leave();
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

            var activation = Catalog.Of(request.Target);
            if (!activation.TryTake(request))
            {
                _ = RouteAfterAsync(activation.Deactivated, request);
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong on the way belongs to the caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            request.Fail(failure);
        }
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

    private async Task RouteAfterAsync(Task deactivated, GrainRequest request)
    {
        await deactivated.ConfigureAwait(false);
        Route(request);
    }

    private void RefuseUnlessRunning()
    {
        switch (state)
        {
            case SiloState.Running:
            case SiloState.Stopping when CallFrame.Current is not null:
                return;
            case SiloState.Created:
                throw new SiloUnavailableException("The silo has not started.");
            default:
                throw new SiloUnavailableException("The silo is stopping and takes no more calls.");
        }
    }
}
