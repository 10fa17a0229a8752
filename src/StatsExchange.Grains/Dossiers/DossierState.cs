// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
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
    public int Format => 1;

    /// <inheritdoc/>
    public void Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case DossierEntries.DossierOpened:
                Dossier = new Dossier
                {
                    Id = DossierOpened.Parser.ParseFrom(entry.Body.Span).Id,
                    OpenedBy = entry.Actor,
                    OpenedAt = Timestamp.FromDateTimeOffset(entry.Time),
                };
                break;
            case DossierEntries.CaseOpened:
                Dossier!.Cases.Add(CaseOf(CaseOpened.Parser.ParseFrom(entry.Body.Span)));
                break;
            case DossierEntries.FigureProposed:
                var proposed = FigureProposed.Parser.ParseFrom(entry.Body.Span);
                FindCase(proposed.Case)!.Proposals.Add(proposed.Proposal);
                break;
            case DossierEntries.ProposalAccepted:
                var accepted = ProposalAccepted.Parser.ParseFrom(entry.Body.Span);
                FindProposal(accepted.Proposal)!.Value.Proposal.Signatures.Add(accepted.Signature);
                break;
            case DossierEntries.CaseSettled:
                Settle(CaseSettled.Parser.ParseFrom(entry.Body.Span));
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} has the unknown kind '{entry.Kind}'.");
        }
    }

    /// <inheritdoc/>
    public IMessage Save() => new SavedDossier { Dossier = Dossier };

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> saved) => Dossier = SavedDossier.Parser.ParseFrom(saved).Dossier;

    internal Case? FindCase(string id) => Dossier?.Cases.FirstOrDefault(@case => @case.Id == id);

    internal (Case Case, Proposal Proposal)? FindProposal(string id)
    {
        foreach (var @case in Dossier?.Cases ?? [])
        {
            if (@case.Proposals.FirstOrDefault(proposal => proposal.Id == id) is { } proposal)
            {
                return (@case, proposal);
            }
        }

        return null;
    }

    internal static Case CaseOf(CaseOpened opened) => new()
    {
        Id = opened.Id,
        Origin = opened.Origin,
        Destination = opened.Destination,
        Pair = opened.Pair,
        PeriodFrom = opened.PeriodFrom,
        PeriodTo = opened.PeriodTo,
    };

    private void Settle(CaseSettled settled)
    {
        var @case = FindCase(settled.Case)!;
        @case.Outcome = settled.Outcome;
        @case.AgreedProposal = settled.Proposal;
    }
}
