// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Accounts;

/// <summary>One difference between what clients were told and what the journal holds.</summary>
/// <param name="Fault">In which way.</param>
/// <param name="RequestId">Of which request.</param>
/// <param name="Text">What was expected and what was found.</param>
public sealed record Discrepancy(Fault Fault, string RequestId, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Fault}: {RequestId}: {Text}";
}
