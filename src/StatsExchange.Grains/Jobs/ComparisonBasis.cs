// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Journal;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// The digest of everything that what methods say rests on: two runs with the same one belong together, whichever process made them. It holds figures that
/// may be secret, and leaves the hub as little as they do.
/// </summary>
internal static class ComparisonBasis
{
    public static Hash Of(IEnumerable<Comparing.MethodChoice> choices, RegionReading reading, string harmonised)
    {
        using var bytes = new MemoryStream();
        using var basis = new BinaryWriter(bytes);
        basis.Write(harmonised);
        foreach (var choice in choices)
        {
            basis.Write(choice.Method);
            basis.Write(ReconciliationMethods.Get(choice.Method).Description.Version);
        }

        foreach (var member in reading.Readable)
        {
            basis.Write(member.Country);
        }

        foreach (var (period, corridors) in reading.ByPeriod.OrderBy(read => read.Key, StringComparer.Ordinal))
        {
            basis.Write(period);
            Write(basis, corridors);
        }

        foreach (var native in reading.Natives)
        {
            basis.Write(native.Period);
            basis.Write(native.Country);
            basis.Write(native.Value);
        }

        basis.Flush();
        return Hash.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(BinaryWriter basis, ImmutableArray<ReportedCorridor> corridors)
    {
        foreach (var corridor in corridors)
        {
            var figure = corridor.Figure;
            basis.Write(figure.Origin);
            basis.Write(figure.Destination);
            basis.Write(corridor.Unusable);
            Write(basis, corridor.OriginValue);
            Write(basis, corridor.DestinationValue);
            Write(basis, figure.Counted(ReportSide.Emigration));
            Write(basis, figure.Counted(ReportSide.Immigration));
            basis.Write(figure.OriginWithheld);
            basis.Write(figure.DestinationWithheld);
            Write(basis, figure.OriginQuality);
            Write(basis, figure.DestinationQuality);
        }
    }

    private static void Write(BinaryWriter basis, ReportQuality? quality)
    {
        basis.Write(quality is not null);
        if (quality is not null)
        {
            basis.Write((int?)quality.Undercount ?? -1);
            basis.Write((int?)quality.Accuracy ?? -1);
            basis.Write(quality.StayFactor);
        }
    }

    private static void Write(BinaryWriter basis, double? value)
    {
        basis.Write(value is not null);
        basis.Write(value ?? 0);
    }
}
