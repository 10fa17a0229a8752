// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Keys;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Checkpoints;

/// <summary>Checkpoints for the current caller, who sees the end of its own stream only; an auditor may see where all streams end.</summary>
public sealed class CheckpointReader(IJournal journal, EvidenceKeyReader keys, SigningKey key, TimeProvider time)
{
    private const int MostDifferences = 100;

    /// <summary>The checkpoint of now.</summary>
    /// <exception cref="RefusedException">All ends are asked for, and not by an auditor.</exception>
    public async Task<GetCheckpointResponse> GetAsync(GetCheckpointRequest request, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        return request.AllHeads && caller.Role != Role.Auditor
            ? throw new RefusedException(ErrorReason.RoleNotAllowed, "Where all streams end is for auditors.")
            : new GetCheckpointResponse { Held = await MakeAsync(caller, request.AllHeads, cancellationToken) };
    }

    /// <summary>Whether the journal is consistent with a checkpoint of before.</summary>
    /// <exception cref="RefusedException">It is no checkpoint of this hub, or holds the ends of streams that are not the caller's.</exception>
    public async Task<CheckConsistencyResponse> CheckAsync(CheckConsistencyRequest request, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        var held = request.Held?.Checkpoint is null ? throw RefusedException.Field("held", "expected a checkpoint as it was given") : request.Held;
        var own = OwnStream(caller);
        if (caller.Role != Role.Auditor && (held.Heads.Count > 0 || held.Proofs.Any(proof => proof.Leaf?.Stream != own)))
        {
            throw new RefusedException(ErrorReason.NotYours, "Only the end of your own stream can be asked about.");
        }

        await VerifyAsync(held, cancellationToken);
        var then = await JournalCheckpoint.AtAsync(journal, held.Checkpoint.Cursor, cancellationToken);
        var differences = await CheckpointCheck.RunAsync(held, then, journal, cancellationToken);
        return new CheckConsistencyResponse
        {
            Consistent = differences.IsEmpty,
            Differences = { differences.Take(MostDifferences) },
            Then = then.Find(own),
            Fresh = await MakeAsync(caller, held.Heads.Count > 0, cancellationToken),
        };
    }

    private async Task<HeldCheckpoint> MakeAsync(Caller caller, bool allHeads, CancellationToken cancellationToken) =>
        (await JournalCheckpoint.AtAsync(journal, null, cancellationToken)).Sign(key, time.GetUtcNow(), OwnStream(caller), allHeads);

    private async Task VerifyAsync(HeldCheckpoint held, CancellationToken cancellationToken)
    {
        if (held.Checkpoint.Cursor < 0)
        {
            throw RefusedException.Field("held.checkpoint.cursor", "expected a number of entries, at least 0");
        }

        var trust = new KeyTrust(key.Public, (await keys.ReadAsync(cancellationToken)).All);
        if (CheckpointVerifier.Verify(held, trust) is [var problem, ..])
        {
            throw new RefusedException(ErrorReason.SignatureInvalid, $"It is not a checkpoint that this hub signed. {problem}");
        }
    }

    private static string OwnStream(Caller caller) =>
        caller.Country is { } country ? $"country/{country}"
        : caller.Region is { } region ? $"region/{region}"
        : StreamName.Hub.ToString();
}
