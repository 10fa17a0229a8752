// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Tests.Dossiers;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Agreements;

/// <summary>SWE and DNK, and EUROPE27 of which both are members, on a hub of their own with a clock that can be put ahead; nothing is agreed yet.</summary>
internal sealed class Neighbours : IAsyncDisposable
{
    public const string Region = "EUROPE27";

    private readonly RunningHub _hub;
    private readonly ForwardClock _clock;
    private readonly Dictionary<string, SigningKey> _keys = [];
    private int _requests;

    private Neighbours(RunningHub hub, ForwardClock clock)
    {
        _hub = hub;
        _clock = clock;
    }

    public static ByteString Undertaking { get; } = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]);

    public AgreementService.AgreementServiceClient Agreements => new(_hub.Invoker);

    public JobService.JobServiceClient Jobs => new(_hub.Invoker);

    public SnapshotService.SnapshotServiceClient Snapshots => new(_hub.Invoker);

    public MirrorService.MirrorServiceClient Mirror => new(_hub.Invoker);

    public DossierService.DossierServiceClient Dossiers => new(_hub.Invoker);

    public DateTimeOffset Now => _clock.GetUtcNow();

    public static async Task<Neighbours> StartAsync()
    {
        ForwardClock clock = new();
        RunningHub hub = new(_ => { }, clock);
        await hub.InitializeAsync();
        Neighbours neighbours = new(hub, clock);
        AdministrationService.AdministrationServiceClient administration = new(hub.Invoker);
        foreach (var party in new[] { "SWE", "DNK", Region })
        {
            var key = SigningKey.Create();
            neighbours._keys.Add(party, key);
            await administration.RegisterSignatoryAsync(
                new RegisterSignatoryRequest { RequestId = neighbours.NextId(), Signatory = new Signatory { Party = party, Name = "A. Person", PublicKey = key.Public.Pem } }, hub.As("admin"));
        }

        return neighbours;
    }

    public string NextId() => $"r-{++_requests}";

    public void Pass(TimeSpan time) => _clock.Forward(time);

    /// <summary>What a caller carries who speaks for a party: an analyst, or for a regional body its steward.</summary>
    public CallOptions As(string party) => party == Region ? _hub.As("steward", region: party) : _hub.As("analyst", party);

    public CallOptions SignatoryOf(string party) => party == Region ? _hub.As("steward", region: party) : _hub.As("signatory", party);

    /// <summary>An agreement in force.</summary>
    public async Task<Agreement> AgreeAsync(string grantor, string grantee, Action<AgreementTerms>? change, params Use[] uses)
    {
        var draft = await ProposeAsync(grantor, grantee, change, uses);
        await SignAsync(draft, grantor);
        return await SignAsync(draft, grantee);
    }

    public Task<Agreement> AgreeAsync(string grantor, string grantee, params Use[] uses) => AgreeAsync(grantor, grantee, null, uses);

    public async Task<Agreement> ProposeAsync(string grantor, string grantee, Action<AgreementTerms>? change, params Use[] uses)
    {
        var terms = new AgreementTerms { Grantor = grantor, Grantee = grantee, Structures = { "FLOW" }, Uses = { uses }, LegalBasis = "Statistics acts of both" };
        change?.Invoke(terms);
        return (await Agreements.ProposeAgreementAsync(new ProposeAgreementRequest { RequestId = NextId(), Terms = terms }, As(grantor))).Agreement;
    }

    public async Task<Agreement> SignAsync(Agreement agreement, string party) => (await Agreements.SignAgreementAsync(
        new SignAgreementRequest
        {
            RequestId = NextId(),
            Agreement = agreement.Id,
            KeyId = _keys[party].KeyId,
            Signature = ByteString.CopyFrom(_keys[party].SignDer(agreement.Statement.Span)),
        },
        SignatoryOf(party))).Agreement;

    public async Task<Agreement> RevokeAsync(Agreement agreement, string reason = "a new law") => (await Agreements.RevokeAgreementAsync(
        new RevokeAgreementRequest { RequestId = NextId(), Agreement = agreement.Id, Reason = reason }, SignatoryOf(agreement.Terms.Grantor))).Agreement;

    /// <summary>Submits flows written COUNTERPART MEASURE PERIOD VALUE and then codes and attributes as ID=text.</summary>
    public Task SubmitAsync(string country, params string[] rows) => _hub.SubmitAsync(Flows.Header(country, NextId()), [.. rows.Select(Row)]);

    /// <summary>Lays an embargo over a country's flows of 2015.</summary>
    public async Task EmbargoAsync(string country, DateTimeOffset until) => await new SubmissionService.SubmissionServiceClient(_hub.Invoker).SetEmbargoAsync(
        new SetEmbargoRequest { RequestId = NextId(), RefArea = country, Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015", Until = At(until) }, SignatoryOf(country));

    /// <summary>The cells of SWE → DNK as "period sex origin/destination", in order; classes of age are added where there are any; S is withheld, - is missing.</summary>
    public async Task<string> CompareAsync(string asker, string pair = "residence")
    {
        using var call = Mirror.CompareCorridor(new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = pair }, As(asker));
        List<string> cells = [];
        await foreach (var message in AllAsync(call.ResponseStream))
        {
            cells.AddRange(message.Cells.Select(cell => $"{cell.TimePeriod} {Classes(cell.Dimensions["SEX"], cell.Dimensions["AGE"])} "
                + Text(cell.HasOriginValue ? cell.OriginValue : null, cell.Suppressed is Suppressed.Origin or Suppressed.Both)
                + "/"
                + Text(cell.HasDestinationValue ? cell.DestinationValue : null, cell.Suppressed is Suppressed.Destination or Suppressed.Both)));
        }

        return string.Join(", ", cells.Order(StringComparer.Ordinal));
    }

    /// <summary>What a party exports of a country's flows, as "counterpart period sex value".</summary>
    public async Task<string> ExportAsync(string asker, string country)
    {
        using var call = new ObservationService.ObservationServiceClient(_hub.Invoker).ExportObservations(new ExportObservationsRequest { RefArea = country, Structure = "FLOW" }, As(asker));
        List<string> cells = [];
        await foreach (var message in AllAsync(call.ResponseStream))
        {
            if (message.Block is { } block)
            {
                var slice = ObservationBlockCodec.Decode(block.ToByteArray());
                string Code(string dimension, int row) => slice.Columns[slice.Structure.SlicePositionOf(dimension)][row];
                cells.AddRange(Enumerable.Range(0, slice.Count).Select(row =>
                    $"{Code("COUNTERPART_AREA", row)} {slice.Period} {Classes(Code("SEX", row), Code("AGE", row))} {Text(slice.ValueAt(row), message.SuppressedRows.Contains((uint)row))}"));
            }
        }

        return string.Join(", ", cells.Order(StringComparer.Ordinal));
    }

    /// <summary>Reconciles the flows of 2015 by their means.</summary>
    public async Task<Job> ReconcileAsync() => await EndOfAsync((await Jobs.StartReconciliationAsync(
        new StartReconciliationRequest { RequestId = NextId(), Region = Region, Pair = "residence", TimePeriod = "2015", Method = "mean" }, As(Region))).Job);

    /// <summary>Makes a snapshot of the flows of 2015.</summary>
    public async Task<Job> MakeSnapshotAsync(params string[] reconciliations) => await EndOfAsync((await Jobs.StartSnapshotAsync(
        new StartSnapshotRequest { RequestId = NextId(), Region = Region, Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015", Reconciliations = { reconciliations } }, As(Region))).Job);

    /// <summary>The rows of a snapshot as "figure origin destination sex value".</summary>
    public async Task<string> PullAsync(string snapshot)
    {
        using var call = Snapshots.ExportSnapshot(new ExportSnapshotRequest { Snapshot = snapshot }, As(Region));
        List<string> rows = [];
        await foreach (var part in AllAsync(call.ResponseStream))
        {
            if (part.Block is { } block)
            {
                var slice = ConsolidatedBlockCodec.Decode(block.Content.Span);
                string Code(string dimension, int row) => slice.Columns[slice.Structure.SlicePositionOf(dimension)][row];
                rows.AddRange(Enumerable.Range(0, slice.Count).Select(row => $"{Code("FIGURE", row)} {Code("ORIGIN", row)} {Code("DESTINATION", row)} {Code("SEX", row)} {Text(slice.ValueAt(row), false)}"));
            }
        }

        return string.Join(", ", rows.Order(StringComparer.Ordinal));
    }

    /// <summary>Expects a refusal, and gives its reason and text.</summary>
    public static async Task<(string Reason, string Text)> RefusedAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        return (RichError.Of(error).Reason, error.Status.Detail);
    }

    public static Timestamp At(DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _hub.Dispose();
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private async Task<Job> EndOfAsync(Job started)
    {
        using var call = Jobs.WatchJob(new WatchJobRequest { Job = started.Id }, As(Region));
        var last = started;
        await foreach (var seen in AllAsync(call.ResponseStream))
        {
            last = seen.Job;
        }

        return last;
    }

    private static async IAsyncEnumerable<T> AllAsync<T>(IAsyncStreamReader<T> stream)
    {
        while (await stream.MoveNext(CancellationToken.None))
        {
            yield return stream.Current;
        }
    }

    private static string Classes(string sex, string age) => age == "_T" ? sex : $"{sex} {age}";

    private static string Text(double? value, bool isWithheld) => value?.ToString(CultureInfo.InvariantCulture) ?? (isWithheld ? "S" : "-");

    private static Observation Row(string text)
    {
        var fields = text.Split(' ');
        var row = Flows.Observation(fields[1], fields[0], double.Parse(fields[3], CultureInfo.InvariantCulture), fields[2]);
        foreach (var (id, value) in fields.Skip(4).Select(field => field.Split('=')).Select(pair => (pair[0], pair[1])))
        {
            (id is "CONF_STATUS" or "EMBARGO_TIME" or "CONF_REDIST" or "OBS_STATUS" ? row.Attributes : row.Dimensions)[id] = value;
        }

        return row;
    }
}
