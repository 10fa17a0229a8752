// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>A country's stream, folded.</summary>
public sealed class CountryState : IFoldedState
{
    internal SliceHistory Slices { get; } = new();

    internal VintageIndex Vintages { get; } = new();

    internal WithdrawalBook Withdrawals { get; } = new();

    internal EmbargoBook Embargoes { get; } = new();

    internal SeriesSheetBook Sheets { get; } = new();

    internal MappingBook Mappings { get; } = new();

    internal RuleBook Rules { get; } = new();

    internal AgreementBook Agreements { get; } = new();

    internal AdoptionBook Adoptions { get; } = new();

    /// <summary>Seq of the last entry that changed figures or said that they stand; 0 where there is none.</summary>
    internal long FiguresOf => Math.Max(Vintages.Last, Withdrawals.LastSeq);

    /// <inheritdoc/>
    public int Format => 5;

    /// <inheritdoc/>
    public void Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case CountryEntries.SubmissionRecorded:
                var submission = SubmissionRecorded.Parser.ParseFrom(entry.Body.Span);
                Slices.Take(entry.Seq, SlicesSet.Of(submission));
                Vintages.Take(entry.Seq, submission.Structure);
                break;
            case CountryEntries.SubmissionWithdrawn:
                var withdrawn = SubmissionWithdrawn.Parser.ParseFrom(entry.Body.Span);
                Slices.Take(entry.Seq, SlicesSet.Of(withdrawn));
                Withdrawals.Take(entry, withdrawn);
                break;
            case CountryEntries.EmbargoSet:
                Embargoes.Take(entry, EmbargoSet.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.SeriesSheetRecorded:
                Sheets.Take(entry, SeriesSheetRecorded.Parser.ParseFrom(entry.Body.Span).Sheet);
                break;
            case CountryEntries.RuleSeveritySet:
                Rules.Take(entry, RuleSeveritySet.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.MappingRegistered:
                Mappings.Take(entry.Seq, MappingRegistered.Parser.ParseFrom(entry.Body.Span).Mapping.Name);
                break;
            case CountryEntries.AgreementProposed:
                Agreements.Take(entry, AgreementProposed.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.AgreementSigned:
                Agreements.Take(AgreementSigned.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.AgreementRevoked:
                Agreements.Take(entry, AgreementRevoked.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.MirrorAdopted:
                Adoptions.Take(entry, MirrorAdopted.Parser.ParseFrom(entry.Body.Span));
                break;
            case CountryEntries.MirrorAdoptionEnded:
                Adoptions.Take(entry, MirrorAdoptionEnded.Parser.ParseFrom(entry.Body.Span));
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} has the unknown kind '{entry.Kind}'.");
        }
    }

    /// <inheritdoc/>
    public IMessage Save() => new SavedCountry
    {
        Slices = { Slices.Save() },
        Vintages = { Vintages.Save() },
        Sheets = { Sheets.Recorded },
        Agreements = { Agreements.All },
        Withdrawals = { Withdrawals.Save() },
        Embargoes = { Embargoes.All },
        Mappings = { Mappings.Save() },
        RuleSeverities = { Rules.All },
        Adoptions = { Adoptions.All },
        AdoptionOrders = { Adoptions.Orders },
    };

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> saved)
    {
        var country = SavedCountry.Parser.ParseFrom(saved);
        Slices.Load(country.Slices);
        Vintages.Load(country.Vintages);
        Sheets.Load(country.Sheets);
        Agreements.Load(country.Agreements);
        Withdrawals.Load(country.Withdrawals);
        Embargoes.Load(country.Embargoes);
        Mappings.Load(country.Mappings);
        Rules.Load(country.RuleSeverities);
        Adoptions.Load(country.Adoptions, country.AdoptionOrders);
    }
}
