// SPDX-License-Identifier: Apache-2.0
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;
using StatsExchange.V1;

namespace StatsExchange.Client.Connections;

/// <summary>
/// A connection to a hub: one HTTP/2 channel and a typed client per service. Safe for use by many threads. Calls fail with
/// <see cref="HubException"/> only; a cancelled token shows as a <see cref="HubException"/> with the status Cancelled. A call whose request
/// carries a request id is made again for a while where the hub is not available; any other is made once.
/// </summary>
public sealed class HubConnection : IDisposable
{
    /// <summary>Where a hub listens that was started without options.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>How long a call without streams may take where nothing else is said.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);

    private readonly GrpcChannel _channel;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _clock;
    private readonly bool _ownsChannel;

    /// <summary>Opens a channel; the first call connects.</summary>
    /// <param name="address">Where the hub listens: http for cleartext HTTP/2, or https.</param>
    /// <param name="token">The bearer token; null for what needs none (health, reference data).</param>
    /// <param name="deadline">How long a call without streams may take; <see cref="DefaultDeadline"/> where null.</param>
    /// <param name="clock">Gives the time deadlines are counted from; the system's where null.</param>
    public HubConnection(Uri address, string? token = null, TimeSpan? deadline = null, TimeProvider? clock = null)
        : this(HubTarget.Of(address), token, deadline, clock)
    {
    }

    /// <summary>Opens a channel; the first call connects. Calls to several addresses are made in turn to those that answer.</summary>
    /// <param name="target">Where the hub is.</param>
    /// <param name="token">The bearer token; null for what needs none (health, reference data).</param>
    /// <param name="deadline">How long a call without streams may take; <see cref="DefaultDeadline"/> where null.</param>
    /// <param name="clock">Gives the time deadlines are counted from; the system's where null.</param>
    public HubConnection(HubTarget target, string? token = null, TimeSpan? deadline = null, TimeProvider? clock = null)
        : this(target, HubChannel.To(target), ownsChannel: true, token, deadline ?? DefaultDeadline, clock ?? TimeProvider.System)
    {
    }

    private HubConnection(HubTarget target, GrpcChannel channel, bool ownsChannel, string? token, TimeSpan deadline, TimeProvider clock)
    {
        Target = target;
        _channel = channel;
        _ownsChannel = ownsChannel;
        _deadline = deadline;
        _clock = clock;
        var invoker = channel.CreateCallInvoker().Intercept(new HubCalls(token, deadline, clock));
        Submissions = new(invoker);
        Observations = new(invoker);
        Mirror = new(invoker);
        Dossiers = new(invoker);
        Jobs = new(invoker);
        Rounds = new(invoker);
        Snapshots = new(invoker);
        Reference = new(invoker);
        Agreements = new(invoker);
        Administration = new(invoker);
        Checkpoints = new(invoker);
        Health = new(invoker);
    }

    /// <summary>Where the hub is.</summary>
    public HubTarget Target { get; }

    /// <summary>Sending figures.</summary>
    public SubmissionService.SubmissionServiceClient Submissions { get; }

    /// <summary>Reading figures back.</summary>
    public ObservationService.ObservationServiceClient Observations { get; }

    /// <summary>Comparing the two sides of corridors.</summary>
    public MirrorService.MirrorServiceClient Mirror { get; }

    /// <summary>Settling figures.</summary>
    public DossierService.DossierServiceClient Dossiers { get; }

    /// <summary>Long work of a regional body.</summary>
    public JobService.JobServiceClient Jobs { get; }

    /// <summary>Collection cycles of regional bodies.</summary>
    public RoundService.RoundServiceClient Rounds { get; }

    /// <summary>Consolidated data sets.</summary>
    public SnapshotService.SnapshotServiceClient Snapshots { get; }

    /// <summary>Structures, codes, regions, methods and keys; needs no token.</summary>
    public ReferenceService.ReferenceServiceClient Reference { get; }

    /// <summary>What countries permit others to do with their data.</summary>
    public AgreementService.AgreementServiceClient Agreements { get; }

    /// <summary>Offices, signatories and evidence.</summary>
    public AdministrationService.AdministrationServiceClient Administration { get; }

    /// <summary>Signed evidence of where the streams of the journal end.</summary>
    public CheckpointService.CheckpointServiceClient Checkpoints { get; }

    /// <summary>Whether the hub serves; needs no token.</summary>
    public Health.HealthClient Health { get; }

    /// <summary>The same channel under another token. It ends with this connection.</summary>
    public HubConnection WithToken(string token) => new(Target, _channel, ownsChannel: false, token, _deadline, _clock);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsChannel)
        {
            _channel.Dispose();
        }
    }
}
