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

    internal object TargetOf(GrainMethod method) =>
        method.Interface == typeof(IAsyncEnumerableGrainExtension) ? enumerations : instance.Grain!;

    /// <summary>Takes a call, unless the activation is gone; then the caller tries the next one.</summary>
    internal bool TryTake(GrainRequest request)
    {
        lock (gate)
        {
            if (state == ActivationState.Gone)
            {
                return false;
            }

            request.Activation = this;
            var canRun = state == ActivationState.Active || (state == ActivationState.Draining && requests.IsAwaitedHere(request));
            if (canRun && requests.StartOrWait(request))
            {
                scheduler.Enqueue(request);
                return true;
            }

            if (!canRun)
            {
                requests.Wait(request);
            }

            if (state == ActivationState.Created)
            {
                state = ActivationState.Activating;
                activating = new CallFrame(GrainId, request.Caller, request.Values);
                scheduler.Enqueue(new LifecycleTurn(ActivateAsync));
            }
        }

        if (request.Caller is not null)
        {
            silo.Deadlocks.Add(request, this);
        }

        return true;
    }

    /// <summary>What the callers of unfinished sequences are told.</summary>
    internal Exception EndingFailure() => silo.Stopping.IsCancellationRequested
        ? new SiloUnavailableException("The silo is stopping.")
        : new EnumerationAbortedException($"{GrainId} is being deactivated.");

    /// <summary>The turns that a waiting call has to wait for.</summary>
    internal IReadOnlyList<CallFrame> Turns()
    {
        lock (gate)
        {
            return activating is null ? [.. requests.Running.Where(request => !request.Method.AlwaysInterleaves)] : [activating];
        }
    }

    /// <summary>Fails a call that waits here.</summary>
    internal void Withdraw(GrainRequest request, Exception failure)
    {
        lock (gate)
        {
            if (requests.Withdraw(request))
            {
                request.Fail(failure);
                request.Release();
            }
        }
    }

    /// <summary>Answers the calls whose callers have waited for so long; those that wait are dropped, those that run go on.</summary>
    internal void TimeOutCalls(TimeSpan timeout)
    {
        lock (gate)
        {
            foreach (var request in requests.TakeOverdue(request => !request.IsAnswered && silo.Time.GetElapsedTime(request.Sent) >= timeout))
            {
                request.TimeOut(timeout);
            }
        }
    }

    /// <summary>Waits for half of the time after which a caller gives up; false where that was not enough.</summary>
    internal async ValueTask<bool> WaitAsync(Task task)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(task, Task.Delay(silo.ResponseTimeout / 2, silo.Time, enough.Token));
        await enough.CancelAsync();
        return task.IsCompleted;
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

    private async Task ActivateAsync()
    {
        try
        {
            Ambient.Current = activating;
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
            activating = null;
            waiting = requests.TakeWaiting();
        }

        silo.Log.ActivationFailed(GrainId, failure);
        await ReleaseAsync();
        foreach (var request in waiting)
        {
            request.Fail(failure);
            request.Release();
        }
    }

    /// <summary>To be called at the end of every turn, before its caller is told.</summary>
    internal void End(GrainRequest request)
    {
        lock (gate)
        {
            requests.End(request);
            request.Release();
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
        while (requests.StartNext() is { } request)
        {
            scheduler.Enqueue(request);
        }
    }

    private void BeginDeactivation()
    {
        state = ActivationState.Deactivating;
        scheduler.Enqueue(new LifecycleTurn(DeactivateAsync));
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
