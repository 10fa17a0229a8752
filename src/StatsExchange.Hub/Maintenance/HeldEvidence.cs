// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Evidence held elsewhere. What no trusted key signed is evidence of nothing.</summary>
internal sealed record HeldEvidence(HeldCheckpoint? Checkpoint, Receipt? Receipt, IReadOnlyCollection<PublicSigningKey> Keys)
{
    public static HeldEvidence None { get; } = new(null, null, []);

    public bool IsNone => Checkpoint is null && Receipt is null;

    /// <summary>Refuses evidence that nothing could be verified with.</summary>
    public void Require(RecordedContents contents)
    {
        if (!IsNone && !contents.VerifiesSignatures)
        {
            throw MaintenanceException.WrongUsage("--checkpoint and --receipt need the public evidence key: --trust FILE.");
        }
    }

    /// <summary>Compares; null where nothing is held.</summary>
    /// <param name="journal">What to compare.</param>
    /// <param name="contents">What has read the journal, and so knows its keys.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<HeldComparison?> CompareAsync(IStreamEnds journal, RecordedContents contents, CancellationToken cancellationToken)
    {
        if (IsNone || contents.TrustWith(Keys) is not { } trust)
        {
            return null;
        }

        List<HeldComparison> all = [];
        if (Checkpoint is not null)
        {
            RequireNone("checkpoint", CheckpointVerifier.Verify(Checkpoint, trust));
            all.Add(await HeldComparison.RunAsync(Checkpoint, journal, cancellationToken));
        }

        if (Receipt is not null)
        {
            RequireNone("receipt", trust.ProblemsOf("The receipt", Receipt.KeyId, ReceiptStatement.Of(Receipt), Receipt.Signature.Span));
            all.Add(await HeldComparison.RunAsync(Receipt, journal, cancellationToken));
        }

        return new HeldComparison(all.Max(one => one.Standing), [.. all.SelectMany(one => one.Differences)]);
    }

    private static void RequireNone(string what, IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0)
        {
            throw MaintenanceException.NotVerified($"The {what} that was held is not one that a trusted key signed. {string.Join(' ', problems)}");
        }
    }
}
