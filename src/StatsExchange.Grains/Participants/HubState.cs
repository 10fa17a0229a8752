// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Participants;

/// <summary>The hub's stream, folded: offices by country, signatories by party and key.</summary>
public sealed class HubState : IFoldedState
{
    private readonly SortedDictionary<string, Office> _offices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Party, string KeyId), Signatory> _signatories = [];

    internal IReadOnlyList<Office> Offices => [.. _offices.Values];

    internal IEnumerable<Signatory> Signatories => _signatories.Values
        .OrderBy(signatory => signatory.Party, StringComparer.Ordinal)
        .ThenBy(signatory => signatory.Name, StringComparer.Ordinal)
        .ThenBy(signatory => signatory.KeyId, StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Format => 1;

    /// <inheritdoc/>
    public void Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case HubEntries.OfficeRegistered:
                Take(OfficeRegistered.Parser.ParseFrom(entry.Body.Span).Office);
                break;
            case HubEntries.SignatoryRegistered:
                Take(SignatoryRegistered.Parser.ParseFrom(entry.Body.Span).Signatory);
                break;
            // The keys are read without the grain: before it can run, and by who has no token.
            case HubEntries.EvidenceKeyAdopted or HubEntries.EvidenceKeyRotated:
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} has the unknown kind '{entry.Kind}'.");
        }
    }

    /// <inheritdoc/>
    public IMessage Save() => new SavedHub { Offices = { Offices }, Signatories = { Signatories } };

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> saved)
    {
        var hub = SavedHub.Parser.ParseFrom(saved);
        foreach (var office in hub.Offices)
        {
            Take(office);
        }

        foreach (var signatory in hub.Signatories)
        {
            Take(signatory);
        }
    }

    private void Take(Office office) => _offices[office.RefArea] = office;

    private void Take(Signatory signatory) => _signatories[(signatory.Party, signatory.KeyId)] = signatory;

    /// <summary>Whether a key is, or ever was, registered for another party.</summary>
    internal bool IsAnothers(string party, string keyId) => _signatories.Keys.Any(key => key.KeyId == keyId && key.Party != party);

    internal Signatory? Find(string party, string keyId) => _signatories.GetValueOrDefault((party, keyId));
}
