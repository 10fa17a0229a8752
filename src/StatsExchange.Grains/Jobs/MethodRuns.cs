// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>The runs of one comparison: those that are recorded, also by a process that died, are read and not made again.</summary>
internal sealed class MethodRuns
{
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly BlockCache _blocks;
    private readonly JobWork _work;
    private readonly List<RecordedRun> _recorded;

    public MethodRuns(IGrainFactory grains, IJournal journal, BlockCache blocks, JobWork work)
    {
        _grains = grains;
        _journal = journal;
        _blocks = blocks;
        _work = work;
        _recorded = [.. work.Runs];
    }

    /// <summary>The vintages that the last recorded run rests on; null where there is none.</summary>
    public async Task<IReadOnlyDictionary<string, long>?> VintagesAsync(CancellationToken cancellationToken) =>
        _recorded is [.., var last] ? (await LoadAsync(last, cancellationToken)).Vintages : null;

    /// <summary>How many periods all methods are recorded for.</summary>
    public int PeriodsDone(int methods) => _recorded.GroupBy(run => run.TimePeriod, StringComparer.Ordinal).Count(period => period.Count() == methods);

    /// <summary>Whether a run is recorded that rests on the same.</summary>
    public bool RestOn(Hash basis) => _recorded.Exists(run => basis.AsSpan().SequenceEqual(run.Basis));

    /// <summary>Whether a method is done with a period.</summary>
    public bool Has(ComparisonGround ground, string period, int method) => Find(ground, period, method) is not null;

    /// <summary>What a method says of a period, recorded before or now; null where the job has ended.</summary>
    public async Task<ScoredRun?> GetAsync(ComparisonGround ground, string period, int method, CancellationToken cancellationToken)
    {
        if (Find(ground, period, method) is { } found)
        {
            return ScoredRun.Read(await LoadAsync(found, cancellationToken), ground, period, method);
        }

        var run = ScoredRun.Of(ground, period, method, _work, cancellationToken);
        var block = Block.Of(run.ToStored(ground, method).ToByteArray());
        await _journal.StageAsync(_work.Upload, [block], cancellationToken);
        _recorded.RemoveAll(older => older.TimePeriod == period && older.Method == method);
        _recorded.Add(new RecordedRun(period, method, block.Digest.ToArray(), ground.Basis.ToArray()));
        var completed = new MethodRunCompleted
        {
            Id = _work.Id,
            Epoch = _work.Epoch,
            TimePeriod = period,
            Method = method,
            Result = ByteString.CopyFrom(block.Digest.AsSpan()),
            Basis = ByteString.CopyFrom(ground.Basis.AsSpan()),
        };
        return await _grains.GetGrain<IRegionGrain>(_work.Region.Code.Value).CompleteMethodRunAsync(completed.ToProto()) ? run : null;
    }

    private RecordedRun? Find(ComparisonGround ground, string period, int method) =>
        _recorded.Find(run => run.TimePeriod == period && run.Method == method && ground.Basis.AsSpan().SequenceEqual(run.Basis));

    private async Task<StoredMethodRun> LoadAsync(RecordedRun run, CancellationToken cancellationToken) =>
        StoredMethodRun.Parser.ParseFrom((await _blocks.BytesAsync(Hash.FromBytes(run.Digest), cancellationToken)).Span);
}
