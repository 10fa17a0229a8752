// SPDX-License-Identifier: Apache-2.0
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
    public void Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case HubEntries.OfficeRegistered:
                var office = OfficeRegistered.Parser.ParseFrom(entry.Body.Span).Office;
                _offices[office.RefArea] = office;
                break;
            case HubEntries.SignatoryRegistered:
                var signatory = SignatoryRegistered.Parser.ParseFrom(entry.Body.Span).Signatory;
                _signatories[(signatory.Party, signatory.KeyId)] = signatory;
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} has the unknown kind '{entry.Kind}'.");
        }
    }

    internal Signatory? Find(string party, string keyId) => _signatories.GetValueOrDefault((party, keyId));
}
