// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Participants;

/// <summary>The kinds of entries in the hub's stream.</summary>
internal static class HubEntries
{
    public const string OfficeRegistered = "office-registered";
    public const string SignatoryRegistered = "signatory-registered";
    public const string EvidenceKeyAdopted = "evidence-key-adopted";
    public const string EvidenceKeyRotated = "evidence-key-rotated";
}
