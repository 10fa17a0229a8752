// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

internal static class HubSteps
{
    public static IReadOnlyDictionary<string, Action<HistoryWriter>> ByKind { get; } = new Dictionary<string, Action<HistoryWriter>>
    {
        ["evidence-key-adopted"] = history => history.Add("evidence-key-adopted", new EvidenceKeyAdopted { PublicKey = $"PEM {history.NextSeq}" }),
        ["evidence-key-rotated"] = history => history.Add("evidence-key-rotated", new EvidenceKeyRotated
        {
            PublicKey = $"PEM {history.NextSeq}",
            Rotation = new KeyRotation { OldKeyId = history.OneOf("k1", "k2"), NewKeyId = $"k{history.NextSeq}" },
        }),
        ["office-registered"] = history => history.Add("office-registered", new OfficeRegistered
        {
            Office = new Office { RefArea = history.OneOf("SWE", "DNK", "FIN"), Name = $"Office {history.NextSeq}", Contact = "statistics@example.org" },
        }),
        ["signatory-registered"] = history => history.Add("signatory-registered", new SignatoryRegistered
        {
            Signatory = new Signatory
            {
                Party = history.OneOf("SWE", "DNK"),
                Name = history.OneOf("A", "B"),
                KeyId = history.OneOf("k1", "k2"),
                PublicKey = $"PEM {history.NextSeq}",
            },
        }),
    };
}
