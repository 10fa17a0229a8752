// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

/// <summary>
/// Five members of ASEAN that report all twenty corridors between them from both sides in 2014 and 2015, and let the body estimate from, have and
/// publish what they report, over gRPC.
/// </summary>
internal sealed class TiedRegion : IAsyncDisposable
{
    public const string Body = "ASEAN";
    public static readonly string[] Members = ["IDN", "MYS", "PHL", "SGP", "THA"];

    private readonly RunningHub _hub = new();
    private readonly Dictionary<string, SigningPerson> _people = [];
    private readonly Dictionary<string, Agreement> _estimates = [];
    private int _requests;
    private long _last;

    private JobService.JobServiceClient Jobs => new(_hub.Invoker);

    private SubmissionService.SubmissionServiceClient Submissions => new(_hub.Invoker);

    private CallOptions Steward => _hub.As("steward", region: Body);

    /// <summary>The last that Indonesia sent is its departures to the Philippines in 2015, which can therefore be withdrawn alone.</summary>
    public static async Task<TiedRegion> StartAsync()
    {
        TiedRegion region = new();
        await region._hub.InitializeAsync();
        var body = region._people[Body] = await SigningPerson.RegisterAsync(region._hub, Body);
        foreach (var country in Members)
        {
            var person = region._people[country] = await SigningPerson.RegisterAsync(region._hub, country);
            await region.SubmitAsync(country, [.. Figures(country, "2014"), .. Divided(Figures(country, "2015").Where(figure => !figure.Equals(Departures())))]);
            region._estimates[country] = await person.GrantUseAsync(body, Use.Estimate);
            await person.GrantUseAsync(body, Use.ForwardToRegion);
            await person.GrantUseAsync(body, Use.PublishOriginal);
        }

        region._last = await region.SubmitAsync("IDN", Flows.Observation("EMI", "PHL", Departures().Value));
        return region;
    }

    /// <summary>Indonesia takes back what it said of its departures to the Philippines, in one of the ways there are.</summary>
    public Task TakeBackAsync(string way, string period = "2015") => way switch
    {
        "flagged" => SubmitAsync("IDN", Flagged(Flows.Observation("EMI", "PHL", Departures().Value, period))),
        "missing" => SubmitAsync("IDN", Flows.Observation("EMI", "PHL", null, period)),
        "deleted" => SubmitAsync("IDN", Deleted(Flows.Observation("EMI", "PHL", null, period))),
        "withdrawn" => Submissions.WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = NewId(), RefArea = "IDN", Seq = _last, Reason = "a mistake" }, _hub.As("submitter", "IDN")).ResponseAsync,
        "embargoed" => Submissions.SetEmbargoAsync(
            new SetEmbargoRequest
            {
                RequestId = NewId(), RefArea = "IDN", Structure = "FLOW", PeriodFrom = period, PeriodTo = period, Until = DateTimeOffset.UtcNow.AddYears(1).ToTimestamp(),
            },
            _hub.As("submitter", "IDN")).ResponseAsync,
        "revoked" => new AgreementService.AgreementServiceClient(_hub.Invoker).RevokeAgreementAsync(
            new RevokeAgreementRequest { RequestId = NewId(), Agreement = _estimates["IDN"].Id, Reason = "no longer wanted" }, _hub.As("signatory", "IDN")).ResponseAsync,
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "no way to take a figure back"),
    };

    public async Task<long> SubmitAsync(string country, params Observation[] observations) => (await _hub.SendAsync(
        _hub.As("submitter", country), [new SubmitRequest { Header = Flows.Header(country, NewId()) }, Flows.Rows(observations)])).Receipt.Seq;

    public async Task<string> ReconcileAsync(string method, Action<StartReconciliationRequest>? change = null)
    {
        StartReconciliationRequest request = new() { RequestId = NewId(), Region = Body, Pair = "residence", TimePeriod = "2015", Method = method };
        change?.Invoke(request);
        return (await EndOfAsync((await Jobs.StartReconciliationAsync(request, Steward)).Job)).Id;
    }

    public async Task<ReconciliationResult> ResultAsync(string job) => (await Jobs.GetJobAsync(new GetJobRequest { Job = job }, Steward)).Reconciliation;

    public async Task<string> CompareAsync(params string[] methods)
    {
        StartMethodComparisonRequest request = new()
        {
            RequestId = NewId(), Region = Body, Pair = "residence", TimePeriods = { "2015" }, HiddenReports = { HiddenReport.Destination },
            Methods = { methods.Select(method => new MethodChoice { Method = method }) },
        };
        return (await EndOfAsync((await Jobs.StartMethodComparisonAsync(request, Steward)).Job)).Id;
    }

    public async Task<GetMethodComparisonResponse> ComparisonAsync(string job) => await Jobs.GetMethodComparisonAsync(new GetMethodComparisonRequest { Job = job }, Steward);

    /// <summary>The id of a snapshot of 2015 with the estimates of a job.</summary>
    public async Task<string> SnapshotAsync(string reconciliation) => (await EndOfAsync((await Jobs.StartSnapshotAsync(
        new StartSnapshotRequest { RequestId = NewId(), Region = Body, Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015", Reconciliations = { reconciliation } }, Steward)).Job)).Snapshot;

    public async Task ReleaseAsync(string snapshot) => await new SnapshotService.SnapshotServiceClient(_hub.Invoker).ReleaseSnapshotAsync(
        new ReleaseSnapshotRequest { RequestId = NewId(), Snapshot = snapshot }, Steward);

    /// <summary>The estimates that a snapshot has rows of, by origin and destination; null where they are withheld.</summary>
    public async Task<Dictionary<(string Origin, string Destination), double?>> EstimatesAsync(string snapshot)
    {
        using var call = new SnapshotService.SnapshotServiceClient(_hub.Invoker).ExportSnapshot(new ExportSnapshotRequest { Snapshot = snapshot, Format = SnapshotFormat.SdmxCsv }, Steward);
        var csv = new StringBuilder();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            csv.Append(call.ResponseStream.Current.Csv.ToStringUtf8());
        }

        string[] lines = csv.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',')).Where(row => Of(row, "FIGURE") == "EST")
            .ToDictionary(row => (Of(row, "ORIGIN"), Of(row, "DESTINATION")), row => Of(row, "OBS_VALUE") is { Length: > 0 } value ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : (double?)null);

        string Of(string[] row, string column) => row[Array.IndexOf(header, column)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
        {
            person.Dispose();
        }

        await _hub.DisposeAsync();
        _hub.Dispose();
    }

    // The two sides differ by what their reporters miss and a little else, so that factors fit them well and not wholly.
    private static IEnumerable<Observation> Figures(string country, string period)
    {
        var at = Array.IndexOf(Members, country);
        foreach (var (other, partner) in Members.Index().Where(member => member.Item != country))
        {
            yield return Flows.Observation("EMI", partner, Moves(at, other) - (31 * (at + 1)) + (other * 3), period);
            yield return Flows.Observation("IMM", partner, Moves(other, at) - (17 * (at + 2)) - (other * other), period);
        }
    }

    // Of the moves from Singapore to Thailand both say too how many women and men there are among them.
    private static IEnumerable<Observation> Divided(IEnumerable<Observation> figures) => figures.SelectMany(figure =>
        (figure.Dimensions["MEASURE"], figure.Dimensions["COUNTERPART_AREA"]) is ("EMI", "THA") or ("IMM", "SGP")
            ? [figure, OfSex(figure, "F", 400), OfSex(figure, "M", figure.Value - 400)]
            : new[] { figure });

    private static Observation OfSex(Observation total, string sex, double value)
    {
        var part = total.Clone();
        (part.Dimensions["SEX"], part.Value) = (sex, value);
        return part;
    }

    private static double Moves(int origin, int destination) => 700 + (211 * origin) + (97 * destination) + (53 * origin * destination);

    private static Observation Departures() => Figures("IDN", "2015").First(figure => figure.Dimensions["MEASURE"] == "EMI" && figure.Dimensions["COUNTERPART_AREA"] == "PHL");

    private static Observation Flagged(Observation observation)
    {
        observation.Attributes["CONF_STATUS"] = "C";
        return observation;
    }

    private static Observation Deleted(Observation observation)
    {
        observation.Operation = Operation.Delete;
        return observation;
    }

    private string NewId() => $"r-{Interlocked.Increment(ref _requests)}";

    private async Task<Job> EndOfAsync(Job started)
    {
        using var call = Jobs.WatchJob(new WatchJobRequest { Job = started.Id }, Steward);
        var seen = started;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            seen = call.ResponseStream.Current.Job;
        }

        Assert.True(seen.State == JobState.Done, seen.Failure);
        return seen;
    }
}
