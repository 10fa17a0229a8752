// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Compares methods on the corridors of a regional body: reads its members, runs and scores the methods, records what it found.</summary>
public sealed class ComparisonRunner
{
    /// <summary>How many corridors stand in one block.</summary>
    internal const int CorridorsPerBlock = 256;

    private const int MaxAttempts = 5;

    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly BlockCache _blocks;
    private readonly RegionReader _region;

    /// <summary>Takes the grains, the block table and the slices.</summary>
    public ComparisonRunner(IGrainFactory grains, IJournal journal, BlockCache blocks, SliceReader slices)
    {
        _grains = grains;
        _journal = journal;
        _blocks = blocks;
        _region = new RegionReader(new MemberReader(grains), slices);
    }

    internal async Task RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var runs = new MethodRuns(_grains, _journal, _blocks, work);
        var (periods, methods) = (work.Started.Comparison.TimePeriods.Count, work.Started.Comparison.Methods.Count);
        work.ReportPeriods("Reading members", runs.PeriodsDone(methods), periods);
        var vintages = await runs.VintagesAsync(cancellationToken);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await TryAsync(work, runs, vintages, cancellationToken))
            {
                return;
            }

            vintages = null;
        }

        throw new JobFailedException("Members changed what they let be estimated from several times while the job ran; start it again.");
    }

    // False where a member revoked an agreement, set an embargo, marked a figure confidential or took one back meanwhile: what is recorded would rest on it for ever.
    private async Task<bool> TryAsync(JobWork work, MethodRuns runs, IReadOnlyDictionary<string, long>? vintages, CancellationToken cancellationToken)
    {
        var asked = work.Started.Comparison;
        var pair = StructureCatalogue.FindMirrorPair(asked.Pair)!;
        var periods = ComparedPeriods.Of(asked);
        var harmonisation = StayFields.Read(asked.StayFactors, asked.HasTargetStayMonths ? asked.TargetStayMonths : null);
        var ground = new ComparisonGround(asked, await _region.ReadAsync(work, pair, periods, cancellationToken, harmonisation, vintages), harmonisation);
        if (vintages is not null && !runs.RestOn(ground.Basis))
        {
            // Something that the recorded runs rest on may not be used any more: they are of no use, and what is there now is compared.
            ground = new ComparisonGround(asked, await _region.ReadAsync(work, pair, periods, cancellationToken, harmonisation), harmonisation);
        }

        var reading = ground.Reading;
        foreach (var choice in ground.Choices)
        {
            await new HiddenMembers(_grains, work, pair).RequireNoneChosenAgainstAsync(reading, choice.Method, choice.Parameters, ground.Harmonised ?? "");
        }

        if (await new ComparisonRun(asked, ground).RunAsync(work, runs, cancellationToken) is not { } found)
        {
            return true;
        }

        found.Comparison.Vintages.Add(reading.Readable.ToDictionary(member => member.Country, member => member.Vintage));
        found.Comparison.WithoutAgreement.Add(reading.Members.Where(member => member.Readings is null).Select(member => member.Country));

        work.Report("Recording", 0, 1);
        var (stored, blocks) = Store(found, periods, UsedReports.Of(reading));
        await _journal.StageAsync(work.Upload, [stored, .. blocks], cancellationToken);
        var today = await _region.ReadAsync(work, pair, periods, cancellationToken, harmonisation);
        if (!today.PermitsAllOf(reading))
        {
            return false;
        }

        var completed = new MethodComparisonCompleted
        {
            Id = work.Id,
            Epoch = work.Epoch,
            Result = ByteString.CopyFrom(stored.Digest.AsSpan()),
            Corridors = { blocks.Select(block => ByteString.CopyFrom(block.Digest.AsSpan())) },
        };
        await _grains.GetGrain<IRegionGrain>(work.Region.Code.Value).CompleteMethodComparisonAsync(completed.ToProto());
        return true;
    }

    private static (Block Stored, Block[] Blocks) Store(ComparisonOutcome found, IReadOnlyList<string> periods, UsedReports used)
    {
        Block[] blocks = [.. found.Corridors.Chunk(CorridorsPerBlock).Select(some => Block.Of(new StoredCorridors { Corridors = { some } }.ToByteArray()))];
        string[] countries = [.. found.Comparison.Vintages.Keys.Order(StringComparer.Ordinal)];
        var places = countries.Index().ToDictionary(country => country.Item, country => country.Index, StringComparer.Ordinal);
        var stored = new StoredComparison
        {
            Comparison = found.Comparison,
            Blocks = { blocks.Select(block => ByteString.CopyFrom(block.Digest.AsSpan())) },
            Countries = { countries },
            Origins = { found.Corridors.Select(corridor => places[corridor.Origin]) },
            Destinations = { found.Corridors.Select(corridor => places[corridor.Destination]) },
            PeriodsRead = { periods },
            Used = used.ToRecord(),
        };
        return (Block.Of(stored.ToByteArray()), blocks);
    }
}
