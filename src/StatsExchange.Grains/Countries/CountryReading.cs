// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain.Sheets;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Countries;

/// <summary>Where figures stand, and what of them the caller may see: checked and read at one revision.</summary>
/// <param name="Country">The country read (alpha-3).</param>
/// <param name="Revision">Revision of its stream the answer rests on.</param>
/// <param name="Scope">What the caller may see of the slices.</param>
/// <param name="Slices">The slices asked for and permitted, ascending by period.</param>
/// <param name="Overlapping">For others than the owner, all slices of the structure where they are of several frequencies: of two that overlap in time, what is withheld of one is withheld of both. Empty otherwise.</param>
/// <param name="Embargoes">For others than the owner, the embargoes on the structure in the order they were set; they are laid over the slices.</param>
/// <param name="AsOf">Seq of the state that was read: the revision, unless an earlier one was asked for.</param>
/// <param name="SheetMessages">The series sheets that held for the structure, the periods and the partners of the scope when the state that was read was recorded.</param>
/// <param name="Submissions">Seq, salt and content digest of each submission of the structure up to the revision; only in readings for a region's snapshot.</param>
/// <param name="Adoptions">Corridors and periods of the scope in which the country used its partner's figures when the state that was read was recorded.</param>
/// <param name="LastSetBy">Seq of the last entry that set a slice of what was asked for and permitted, one that is gone since too; 0 where there was none.</param>
/// <param name="Standing">For others than the owner, where a past state was read, the slices as they stand now: what is withheld or gone now is withheld of the past too. Empty otherwise.</param>
/// <param name="Withdrawn">For others than the owner, seqs of the submissions that the past state holds and that were withdrawn since, ascending.</param>
[GenerateSerializer, Immutable, Alias("sx.CountryReading")]
public sealed record CountryReading(
    [property: Id(0)] string Country,
    [property: Id(1)] long Revision,
    [property: Id(2)] CellScope Scope,
    [property: Id(3)] ImmutableArray<SliceReference> Slices,
    [property: Id(4)] ImmutableArray<SubmissionDigest> Submissions,
    [property: Id(5)] ImmutableArray<SliceReference> Overlapping,
    [property: Id(6)] ImmutableArray<Proto<Embargo>> Embargoes,
    [property: Id(7)] long AsOf,
    [property: Id(8)] ImmutableArray<Proto<SeriesSheet>> SheetMessages,
    [property: Id(9)] long LastSetBy,
    [property: Id(10)] ImmutableArray<Proto<MirrorAdopted>> Adoptions,
    [property: Id(11)] ImmutableArray<SliceReference> Standing,
    [property: Id(12)] ImmutableArray<long> Withdrawn)
{
    /// <summary>Whether a past state was read for another than its owner.</summary>
    public bool IsPastOfAnother => !Scope.IsOwner && AsOf < Revision;

    /// <summary>The sheets as a book to look them up in, which knows of the figures that were adopted too.</summary>
    public SheetBook Sheets() => new(
        SheetMessages.Select(sheet => Countries.SheetMessages.Read(sheet.Read())),
        Adoptions.Select(adopted => AdoptionBook.SeriesOf(adopted.Read(), Country)));
}
