// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Integrity;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>A dossier's stream, folded.</summary>
public sealed class DossierState : IFoldedState
{
    /// <summary>The dossier; null until it is opened.</summary>
    internal Dossier? Dossier { get; private set; }

    /// <inheritdoc/>
    public int Format => 2;

    /// <inheritdoc/>
    public void Apply(Entry entry)
    {
        switch (EntryBodies.Find(entry.Kind)?.Parser.ParseFrom(entry.Body.Span))
        {
            case DossierOpened opened:
                Dossier = new Dossier { Id = opened.Id, OpenedBy = entry.Actor, OpenedAt = Timestamp.FromDateTimeOffset(entry.Time) };
                break;
            case CaseOpened opened:
                Dossier!.Cases.Add(CaseFold.Open(opened, entry.Seq));
                break;
            case { } body when CaseFold.CaseOf(body) is { } id && FindCase(id) is { } @case:
                CaseFold.Apply(@case, new CaseStep(body, entry.Actor, entry.Time, entry.Seq));
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} is of the kind '{entry.Kind}', which is unknown or about no case of it.");
        }
    }

    /// <inheritdoc/>
    public IMessage Save() => new SavedDossier { Dossier = Dossier };

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> saved) => Dossier = SavedDossier.Parser.ParseFrom(saved).Dossier;

    internal Case? FindCase(string id) => Dossier?.Cases.FirstOrDefault(@case => @case.Id == id);
}
