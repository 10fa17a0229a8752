// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.V1;
using MirrorSide = StatsExchange.Domain.Structures.MirrorSide;

namespace StatsExchange.Grains.Explanations;

/// <summary>
/// Reads what an end of a corridor reported, then or now, under the agreements of now. What was not withheld then may be now: values of then are
/// told only where a snapshot shows them.
/// </summary>
internal sealed class SideOfThenReader(IGrainFactory grains, SliceReader slices)
{
    /// <summary>The side; null where no agreement that holds now opens the figure to the caller, or its journal cannot be read.</summary>
    /// <param name="side">What is reported.</param>
    /// <param name="country">Who reports it.</param>
    /// <param name="question">The figure asked about.</param>
    /// <param name="region">The regional body the caller asks for; null for an office.</param>
    /// <param name="asOf">The vintage; null for now.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<SideOfThen?> ReadAsync(
        MirrorSide side, string country, FigureQuestion question, string? region, long? asOf, CancellationToken cancellationToken)
    {
        var asked = new ReadingRequest(side.Structure, question.Period, question.Period, region is null ? Use.Compare : Use.ForwardToRegion, region, asOf)
        {
            Classes = FixedClasses.Of(side),
        };
        try
        {
            var reading = await grains.GetGrain<ICountryGrain>(country).ReadAsync(asked);
            if (!reading.Scope.Opens(StructureCatalogue.Find(side.Structure)!, question.Period, CodesOf(side, question)))
            {
                return null;
            }

            if (reading.Slices.FirstOrDefault(slice => slice.Period == question.Period) is not { } slice)
            {
                return new SideOfThen(reading, null, []);
            }

            var readable = await slices.LoadAsync(reading, slice, cancellationToken);
            return new SideOfThen(reading, readable.Slice, readable.SetAt) { Margins = readable.Margins, Withheld = readable.Withheld };
        }
        catch (RefusedException refused) when (refused.Reason is ErrorReason.NoAgreement or ErrorReason.JournalCorrupt)
        {
            return null;
        }
        catch (JournalException fault)
        {
            throw JournalFaults.ToRefusal(fault);
        }
    }

    // What is in more detail than its country opens must not pass for missing.
    private static ImmutableSortedDictionary<string, string> CodesOf(MirrorSide side, FigureQuestion question)
    {
        var structure = StructureCatalogue.Find(side.Structure)!;
        return question.Codes.SetItems(side.Filter).RemoveRange(question.Codes.Keys.Where(id => structure.FindDimension(id) is null));
    }
}
