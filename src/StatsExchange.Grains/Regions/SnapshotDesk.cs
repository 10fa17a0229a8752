// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Decides which snapshots may be read, which are released, and which are superseded.</summary>
internal sealed class SnapshotDesk
{
    private readonly string _region;
    private readonly RegionState _state;
    private readonly GroundsReader _grounds;

    public SnapshotDesk(string region, RegionState state, GroundsReader grounds)
    {
        _region = region;
        _state = state;
        _grounds = grounds;
    }

    /// <summary>A snapshot that may be read: released, or a draft whose agreements are all in force and of which nothing was withheld or taken back since.</summary>
    /// <exception cref="RefusedException">There is none, an agreement it rests on does not hold any more, or a member took figures back.</exception>
    public async Task<SnapshotCompleted> ReadableAsync(string id)
    {
        var made = Required(id);
        await RequireGroundsAsync(made, "be read");
        return made;
    }

    /// <summary>What may be told of snapshots: of drafts that cannot be read any more, not what would tell of their content.</summary>
    public async Task<IReadOnlyList<Snapshot>> ToldAsync(IReadOnlyList<SnapshotCompleted> page)
    {
        var grounds = await _grounds.ReadAsync([.. page.Where(made => made.Snapshot.State == SnapshotState.Draft)]);
        return [.. page.Select(made => Told(made, grounds))];
    }

    /// <summary>The entry that releases a draft; a round adds it to its own.</summary>
    /// <exception cref="RefusedException">It is no draft, an agreement it rests on does not hold any more, a member withheld or took back figures since, or the caller is not the body's own steward.</exception>
    public async Task<NewEntry> ReleaseAsync(Caller caller, string id, string note)
    {
        RequireOwnSteward(caller);
        FreeText.Check(note, "note");
        var made = Required(id);
        if (made.Snapshot.State != SnapshotState.Draft)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Snapshot {id} is released already.");
        }

        var grounds = await RequireGroundsAsync(made, "be released");
        return new NewEntry(RegionEntries.SnapshotReleased, new SnapshotReleased { Snapshot = id, Note = note, Revisions = { grounds.Revisions.ToDictionary() } });
    }

    public async Task<Decision<ReleaseSnapshotResponse>> ReleaseAsync(Caller caller, ReleaseSnapshotRequest request)
    {
        var entry = await ReleaseAsync(caller, request.Snapshot, request.Note);
        var snapshot = Required(request.Snapshot).Snapshot.Clone();
        return new(
            [entry],
            entries => new ReleaseSnapshotResponse
            {
                Snapshot = SnapshotStates.Release(snapshot, entries[^1], request.Note),
                Revision = entries[^1].Seq,
            });
    }

    public Decision<DeclareErratumResponse> Declare(Caller caller, DeclareErratumRequest request)
    {
        RequireOwnSteward(caller);
        FreeText.CheckGiven(request.Reason, "reason");
        var superseded = Required(request.Snapshot).Snapshot.Clone();
        RequireReleased(superseded);
        var successor = Required(request.Successor).Snapshot;
        RequireReleased(successor);
        if (!TakesThePlaceOf(successor, superseded))
        {
            throw RefusedException.Field("successor", "expected a snapshot made later, of the same structure and of all periods of the one it takes the place of");
        }

        var body = new SnapshotSuperseded { Snapshot = superseded.Id, Successor = successor.Id, Reason = request.Reason };
        return new(
            [new NewEntry(RegionEntries.SnapshotSuperseded, body)],
            entries => new DeclareErratumResponse { Snapshot = SnapshotStates.Supersede(superseded, entries[^1], body), Revision = entries[^1].Seq });
    }

    /// <exception cref="RefusedException">The caller is not the body's own steward.</exception>
    public void RequireOwnSteward(Caller caller)
    {
        if (caller.Region != _region)
        {
            throw new RefusedException(ErrorReason.NotYours, $"Only the steward of {_region} itself may do this.");
        }
    }

    private static Snapshot Told(SnapshotCompleted made, SnapshotGrounds grounds)
    {
        if (made.Snapshot.State != SnapshotState.Draft || grounds.AgainstReading(made) is not { Length: > 0 } against)
        {
            return made.Snapshot;
        }

        var told = made.Snapshot.Clone();
        (told.Observations, told.Blocks, told.MerkleRoot) = (0, 0, ByteString.Empty);
        told.Unreadable = against;
        return told;
    }

    private static void RequireReleased(Snapshot snapshot)
    {
        if (snapshot.State != SnapshotState.Released)
        {
            throw new RefusedException(
                ErrorReason.StateNotFit,
                snapshot.State == SnapshotState.Draft
                    ? $"Snapshot {snapshot.Id} is a draft; release it first."
                    : $"Snapshot {snapshot.Id} is superseded by {snapshot.Erratum.Successor} already.");
        }
    }

    private bool TakesThePlaceOf(Snapshot successor, Snapshot superseded)
    {
        var made = _state.Snapshots.Select(snapshot => snapshot.Snapshot.Id).ToList();
        var (periods, needed) = (PeriodRange.Parse(successor.PeriodFrom, successor.PeriodTo), PeriodRange.Parse(superseded.PeriodFrom, superseded.PeriodTo));
        return made.IndexOf(successor.Id) > made.IndexOf(superseded.Id) && successor.Structure == superseded.Structure && periods.Contains(needed);
    }

    private async Task<SnapshotGrounds> RequireGroundsAsync(SnapshotCompleted made, string what)
    {
        var isDraft = made.Snapshot.State == SnapshotState.Draft;
        var grounds = await _grounds.ReadAsync(isDraft ? [made] : []);
        return grounds.AgainstReading(made) is { Length: > 0 } against
            ? throw new RefusedException(
                grounds.AgainstAgreements(made).Length > 0 ? ErrorReason.NoAgreement : ErrorReason.StateNotFit,
                $"Snapshot {made.Snapshot.Id} was not released, and cannot {what} any more. {against}")
            : grounds;
    }

    private SnapshotCompleted Required(string id) =>
        _state.FindSnapshot(id) ?? throw RefusedException.NotFound($"snapshot '{id}'");
}
