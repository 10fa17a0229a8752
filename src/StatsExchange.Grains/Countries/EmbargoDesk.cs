// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on embargoes.</summary>
internal static class EmbargoDesk
{
    private const int MostCounterparts = 50;

    // They go with every answer to another party, which stays far below the size of a grain message.
    private const int MostOnAStructure = 200;

    public static Decision<SetEmbargoResponse> Set(EmbargoBook book, SetEmbargoRequest asked, DateTimeOffset now)
    {
        var structure = StructureCatalogue.Find(asked.Structure);
        if (structure is null || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            throw RefusedException.Field("structure", "expected STOCK, FLOW or RETURN");
        }

        PeriodTexts.Range(asked.PeriodFrom, asked.PeriodTo);
        CheckCounterparts(structure, asked);
        CheckDimensions(structure, asked);
        if (RequestTimes.Read(asked.Until, "until") <= now)
        {
            throw RefusedException.Field("until", "expected a time to come; leave it out to lift the embargo");
        }

        var body = new EmbargoSet
        {
            Structure = structure.Id,
            PeriodFrom = asked.PeriodFrom,
            PeriodTo = asked.PeriodTo,
            Counterparts = { asked.Counterparts.Distinct().Order(StringComparer.Ordinal) },
            Dimensions = { asked.Dimensions },
            Until = asked.Until,
        };
        CheckCount(book, body);
        return new(
            [new NewEntry(CountryEntries.EmbargoSet, body)],
            entries => new SetEmbargoResponse { Embargo = EmbargoBook.Of(entries[0], body), Revision = entries[0].Seq });
    }

    private static void CheckCounterparts(Structure structure, SetEmbargoRequest asked)
    {
        if (asked.Counterparts.Count > MostCounterparts)
        {
            throw RefusedException.Field("counterparts", $"expected at most {MostCounterparts}");
        }

        var codes = structure.FindDimension(EmbargoSelection.PartnerDimension)!.Codes;
        for (var i = 0; i < asked.Counterparts.Count; i++)
        {
            if (codes.Canonical(asked.Counterparts[i]) != asked.Counterparts[i])
            {
                throw RefusedException.Field($"counterparts[{i}]", $"expected {codes.Expectation}");
            }
        }
    }

    private static void CheckDimensions(Structure structure, SetEmbargoRequest asked)
    {
        foreach (var (id, code) in asked.Dimensions)
        {
            if (structure.SlicePositionOf(id) < 0 || id == EmbargoSelection.PartnerDimension)
            {
                throw RefusedException.Field("dimensions", $"expected dimensions of {structure} other than COUNTERPART_AREA, REF_AREA and TIME_PERIOD");
            }

            var codes = structure.FindDimension(id)!.Codes;
            if (codes.Canonical(code) != code)
            {
                throw RefusedException.Field($"dimensions.{id}", $"expected {codes.Expectation}");
            }
        }
    }

    private static void CheckCount(EmbargoBook book, EmbargoSet body)
    {
        var embargo = new Embargo { Structure = body.Structure, PeriodFrom = body.PeriodFrom, PeriodTo = body.PeriodTo, Counterparts = { body.Counterparts }, Dimensions = { body.Dimensions } };
        if (book.On(body.Structure).Count(other => !embargo.Covers(other)) >= MostOnAStructure)
        {
            throw new RefusedException(
                ErrorReason.StateNotFit, $"There are {MostOnAStructure} embargoes on parts of {body.Structure}; set or lift one that covers several of them first.");
        }
    }
}
