// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>One grain in memory: born by the first call of its key, gone when idle, on request, or when the silo stops.</summary>
internal sealed class Activation : IGrainContext
{
    private readonly Silo silo;
    private readonly Lock gate = new();
    private readonly TurnScheduler scheduler = new();
    private readonly RequestQueue requests;
    private readonly GrainInstance instance;
    private readonly CancellationTokenSource ending;
    private readonly TaskCompletionSource deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncEnumerableGrainExtension enumerations;
    private ActivationState state;
    private CallFrame? activating;
    private DeactivationReason reason;
    private Task ended = Task.CompletedTask;
    private long lastUsed;

    internal Activation(Silo silo, GrainClass grainClass, ActivationKey key)
    {
        this.silo = silo;
        Key = key;
        requests = new RequestQueue(grainClass.IsReentrant);
        instance = new GrainInstance(grainClass, silo.Services);
        ending = CancellationTokenSource.CreateLinkedTokenSource(silo.Stopping);
        Ending = ending.Token;
        enumerations = new AsyncEnumerableGrainExtension(this);
        lastUsed = silo.Time.GetTimestamp();
    }

    internal ActivationKey Key { get; }

    public GrainId GrainId => Key.Grain;

    public object? GrainInstance => instance.Grain;

    public IServiceProvider ActivationServices => instance.Services;

    public Task Deactivated => deactivated.Task;

    /// <summary>Cancelled when deactivation begins.</summary>
    internal CancellationToken Ending { get; }

    internal int Load
    {
        get
        {
            lock (gate)
            {
                return requests.Length;
            }
        }
    }

    /// <summary>Takes a call, unless the activation is ending; then the caller tries the next one.</summary>
    internal bool TryTake(GrainRequest request)
    {
        lock (gate)
        {
            switch (state)
            {
                case ActivationState.Created:
                    state = ActivationState.Activating;
                    activating = new CallFrame(GrainId, nameof(IGrainBase.OnActivateAsync), request.Frame.Caller);
                    requests.Wait(request);
                    Run(() => ActivateAsync(request));
                    return true;
                case ActivationState.Activating when request.Frame.DescendsFrom(activating!):
                    throw new OrleansException($"Deadlock: {GrainId} is called while its activation waits for this call: {request.Frame}.");
                case ActivationState.Activating:
                    requests.Wait(request);
                    return true;
                case ActivationState.Active:
                case ActivationState.Draining when requests.IsAwaitedHere(request):
                    if (requests.StartOrWait(request))
                    {
                        Start(request);
                    }

                    return true;
                default:
                    return false;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (state is not (ActivationState.Created or ActivationState.Activating or ActivationState.Active))
            {
                return;
            }

            reason = deactivationReason;
            var before = state;
            state = ActivationState.Draining;
            ended = ending.CancelAsync();
            if (before == ActivationState.Created || (before == ActivationState.Active && !requests.IsRunning))
            {
                BeginDeactivation();
            }
        }
    }

    /// <summary>Ends the activation if nobody called it for so long.</summary>
    internal void DeactivateIfIdleFor(TimeSpan age)
    {
        lock (gate)
        {
            if (state == ActivationState.Active && requests.IsEmpty && silo.Time.GetElapsedTime(lastUsed) >= age)
            {
                Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody called the grain for its collection age."));
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Key.GetHashCode();

    private void Start(GrainRequest request) => Run(() => ExecuteAsync(request));

    /// <summary>Begins a turn that inherits nothing from whoever causes it: a grain sees its request, not the ambient values of a caller.</summary>
    private void Run(Func<Task> turn)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
        }
    }

    private async Task ActivateAsync(GrainRequest first)
    {
        try
        {
            CallFrame.Current = activating;
            RequestContext.Current = first.Context;
            await instance.ActivateAsync(this, Ending);
        }
#pragma warning disable CA1031 // Whatever the grain throws belongs to its callers.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await FailActivationAsync(failure);
            return;
        }

        lock (gate)
        {
            activating = null;
            if (state == ActivationState.Draining)
            {
                BeginDeactivation();
                return;
            }

            state = ActivationState.Active;
            StartWaiting();
        }
    }

    private async Task FailActivationAsync(Exception failure)
    {
        IReadOnlyList<GrainRequest> waiting;
        lock (gate)
        {
            state = ActivationState.Gone;
            waiting = requests.TakeWaiting();
        }

        silo.Log.ActivationFailed(GrainId, failure);
        await ReleaseAsync();
        foreach (var request in waiting)
        {
            request.Fail(failure);
        }
    }

    private async Task ExecuteAsync(GrainRequest request)
    {
        try
        {
            CallFrame.Current = request.Frame;
            RequestContext.Current = request.Context;
            object target = request.Method.Interface == typeof(IAsyncEnumerableGrainExtension) ? enumerations : instance.Grain!;
            var call = new CallContext(request, this, target, silo.Filters);
            await call.Invoke();
            var result = silo.Isolate(call.Result);
            End(request);
            request.Complete(result);
        }
#pragma warning disable CA1031 // Whatever the grain throws belongs to its caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            End(request);
            request.Fail(failure);
        }
    }

    private void End(GrainRequest request)
    {
        lock (gate)
        {
            requests.End(request);
            lastUsed = silo.Time.GetTimestamp();
            if (state == ActivationState.Active)
            {
                StartWaiting();
            }
            else if (state == ActivationState.Draining && !requests.IsRunning)
            {
                BeginDeactivation();
            }
        }
    }

    private void StartWaiting()
    {
        foreach (var request in requests.StartWaiting())
        {
            Start(request);
        }
    }

    private void BeginDeactivation()
    {
        state = ActivationState.Deactivating;
        Run(DeactivateAsync);
    }

    private async Task DeactivateAsync()
    {
        try
        {
            await ended;
            await enumerations.DisposeAllAsync();
            await instance.DeactivateAsync(reason, silo.DeactivationDeadline);
        }
#pragma warning disable CA1031 // A grain that fails to say goodbye is gone all the same.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            silo.Log.DeactivationFailed(GrainId, failure);
        }

        IReadOnlyList<GrainRequest> waiting;
        lock (gate)
        {
            state = ActivationState.Gone;
            waiting = requests.TakeWaiting();
        }

        await ReleaseAsync();
        foreach (var request in waiting)
        {
            silo.Route(request);
        }
    }

    private async Task ReleaseAsync()
    {
        silo.Catalog.Remove(this);
        try
        {
            await instance.ReleaseAsync();
        }
#pragma warning disable CA1031 // See above.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            silo.Log.DeactivationFailed(GrainId, failure);
        }

        ending.Dispose();
        deactivated.TrySetResult();
    }
}
