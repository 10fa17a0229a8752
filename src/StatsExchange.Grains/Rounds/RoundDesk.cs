// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Region = StatsExchange.Domain.Areas.Region;

namespace StatsExchange.Grains.Rounds;

/// <summary>Decides how rounds open, who is reminded and how they go on.</summary>
internal sealed class RoundDesk
{
    private const int MostReminders = 100;
    private readonly Region _region;
    private readonly RegionState _state;
    private readonly DateTimeOffset _now;

    public RoundDesk(Region region, RegionState state, DateTimeOffset now)
    {
        _region = region;
        _state = state;
        _now = now;
    }

    public RoundRecord Required(string id) => _state.Rounds.Find(id) ?? throw RefusedException.NotFound($"round '{id}'");

    /// <summary>A round as a message, with the snapshots made for it.</summary>
    public Round Describe(RoundRecord round)
    {
        var told = round.ToMessage(_region.Code.Value);
        told.Snapshots.AddRange(SnapshotsOf(round));
        return told;
    }

    public Decision<OpenRoundResponse> Open(Caller caller, OpenRoundRequest request)
    {
        var opened = new RoundOpened
        {
            Id = RegionIds.Round(_region.Code.Value, _state.Rounds.All.Count + 1),
            Opener = caller.ToStarter(),
            Plan = RoundPlans.Read(_region, request.Plan, _now),
        };
        return new(
            [new NewEntry(RegionEntries.RoundOpened, opened)],
            entries => new OpenRoundResponse { Round = Describe(new RoundRecord(entries[0], opened)), Revision = entries[0].Seq });
    }

    /// <param name="caller">Who takes the step.</param>
    /// <param name="request">The step.</param>
    /// <param name="members">Pins the members; asked only where the step freezes.</param>
    /// <param name="snapshots">Releases the snapshots; asked only where the step does.</param>
    public async Task<Decision<AdvanceRoundResponse>> AdvanceAsync(Caller caller, AdvanceRoundRequest request, FreezeReader members, SnapshotDesk snapshots)
    {
        FreeText.Check(request.Reason, "reason");
        var round = Required(request.Round);
        CheckStep(round, request);
        if (request.To == RoundStage.Released)
        {
            // Also where nothing is left to release, since each snapshot was before.
            snapshots.RequireOwnSteward(caller);
        }

        var advanced = new RoundAdvanced { Id = round.Id, Stage = request.To, Reason = request.Reason };
        if (request.To == RoundStage.Frozen)
        {
            advanced.Pins.AddRange(await members.ReadAsync(round.Plan));
        }

        var released = request.To == RoundStage.Released ? await ReleaseAsync(caller, round, request.Reason, snapshots) : [];
        return new(
            [.. released, new NewEntry(RegionEntries.RoundAdvanced, advanced)],
            entries => new AdvanceRoundResponse { Round = After(round, next => next.Take(entries[^1], advanced)), Revision = entries[^1].Seq });
    }

    /// <param name="request">The reminder.</param>
    /// <param name="lacking">The members that have not reported something; they are reminded where none is named.</param>
    public Decision<RemindRoundResponse> Remind(RemindRoundRequest request, IEnumerable<string> lacking)
    {
        FreeText.Check(request.Note, "note");
        var round = Required(request.Round);
        if (round.IsFrozen)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"{round.Id} is frozen; what comes now belongs to the next round.");
        }

        if (round.Reminders.Count(reminder => !reminder.HasDaysBefore) >= MostReminders)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"{round.Id} was reminded of {MostReminders} times, which is the limit of a round.");
        }

        if (request.Members.Except(round.Plan.Members, StringComparer.Ordinal).Any())
        {
            throw RefusedException.Field("members", $"expected members the round asks: {string.Join(", ", round.Plan.Members)}");
        }

        var members = (request.Members.Count > 0 ? request.Members : lacking).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (members.Count == 0)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Nobody is to be reminded: every member {round.Id} asks has reported all of it.");
        }

        var reminded = new RoundReminded { Id = round.Id, Members = { members }, Note = request.Note };
        return new(
            [new NewEntry(RegionEntries.RoundReminded, reminded)],
            entries => new RemindRoundResponse { Round = After(round, next => next.Take(entries[0], reminded)), Revision = entries[0].Seq });
    }

    /// <summary>The entry of a reminder by the hub itself; none where another process has written it, or the round has gone on.</summary>
    public IReadOnlyList<NewEntry> Remind(RoundReminded reminded) =>
        RoundCalendar.DueDays(Required(reminded.Id), _now) == reminded.DaysBefore ? [new NewEntry(RegionEntries.RoundReminded, reminded)] : [];

    private async Task<IReadOnlyList<NewEntry>> ReleaseAsync(Caller caller, RoundRecord round, string note, SnapshotDesk snapshots)
    {
        var entries = new List<NewEntry>();
        foreach (var made in SnapshotsOf(round).Where(made => _state.FindSnapshot(made.Snapshot)!.Snapshot.State == SnapshotState.Draft))
        {
            entries.Add(await snapshots.ReleaseAsync(caller, made.Snapshot, note));
        }

        return entries;
    }

    private void CheckStep(RoundRecord round, AdvanceRoundRequest request)
    {
        var next = RoundStages.After(round.Stage) ?? throw new RefusedException(ErrorReason.StateNotFit, $"{round.Id} is released; no stage follows.");
        if (request.To != next)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"{round.Id} is in {Name(round.Stage)}; the next stage is {Name(next)}, and none is left out.");
        }

        if (RoundStages.TimeOf(next, round.Plan.Schedule) is { } planned && _now < planned && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw RefusedException.Field("reason", $"expected why {round.Id} goes to {Name(next)} before {planned.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        if (next >= RoundStage.Review && Structures(round).Except(SnapshotsOf(round).Select(made => made.Structure)).FirstOrDefault() is { } lacking)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"There is no snapshot of {lacking} made for {round.Id} yet; make one that names the round.");
        }
    }

    // The state does not know yet what the entries release; which snapshots are meant it does.
    private Round After(RoundRecord round, Action<RoundRecord> taken)
    {
        var told = round.With(taken).ToMessage(_region.Code.Value);
        told.Snapshots.AddRange(SnapshotsOf(round));
        return told;
    }

    private static IEnumerable<string> Structures(RoundRecord round) => round.Plan.Tables.Select(table => table.Structure).Distinct();

    // A draft that was made after the release is not the round's until it is released, too.
    private IEnumerable<RoundSnapshot> SnapshotsOf(RoundRecord round) => Structures(round)
        .Select(structure => _state.Snapshots.Select(made => made.Snapshot).LastOrDefault(made =>
            made.Round == round.Id && made.Structure == structure && (round.Stage != RoundStage.Released || made.State != SnapshotState.Draft)))
        .OfType<Snapshot>()
        .Select(made => new RoundSnapshot { Snapshot = made.Id, Structure = made.Structure });

    private static string Name(RoundStage stage) => stage.ToString().ToUpperInvariant();
}
