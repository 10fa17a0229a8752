// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Mappings;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Submissions;

/// <summary>The way of a submission through the hub: checked, put in canonical form, merged and staged outside the grain, recorded by it.</summary>
public sealed class SubmissionPipeline
{
    private const int MaxSourceNameBytes = 256;
    private readonly IGrainFactory _grains;
    private readonly SliceReader _reader;
    private readonly IJournal _journal;
    private readonly SubmissionTurns _turns;
    private readonly TimeProvider _time;
    private readonly SideReader _sides;
    private readonly MirrorTolerance _tolerance;

    /// <summary>Takes the grains, the reader of slices, the journal that blocks are staged in, the turns of submissions, the clock, the reader of mirror sides, and how far these may be apart.</summary>
    public SubmissionPipeline(IGrainFactory grains, SliceReader reader, IJournal journal, SubmissionTurns turns, TimeProvider time, SideReader sides, MirrorTolerance tolerance)
    {
        _grains = grains;
        _reader = reader;
        _journal = journal;
        _turns = turns;
        _time = time;
        _sides = sides;
        _tolerance = tolerance;
    }

    /// <summary>Begins a submission: checks its header, and that the caller may submit there, before anything else is read.</summary>
    /// <exception cref="RefusedException">The header is not as it must be, or the country not the caller's.</exception>
    public async Task<SubmissionIntake> StartAsync(SubmissionHeader header, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!CountryCode.TryParse(header.RefArea, out var country))
        {
            throw RefusedException.Field("header.ref_area", "expected a country by ISO 3166-1 alpha-3");
        }

        var structure = StructureCatalogue.Find(header.Structure);
        if (structure is null || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            throw RefusedException.Field("header.structure", "expected STOCK, FLOW or RETURN");
        }

        CheckOptions(header);
        var grain = _grains.GetGrain<ICountryGrain>(country.Value);
        var found = await grain.PrepareSubmissionAsync(new SubmissionQuestion(structure.Id, [], header.ValidateOnly ? null : header.RequestId, Content: null, ExpectedRevision: null));
        var mapping = header.Mapping.Length == 0 ? null : await MappingFinder.FindAsync(grain, header.RefArea, header.Mapping, "header.mapping");
        if (mapping is not null && mapping.Rules.Structure.Id != structure.Id)
        {
            throw RefusedException.Field("header.structure", $"expected {mapping.Rules.Structure}, of which {mapping.Reference} makes observations");
        }

        return new SubmissionIntake(header.Clone(), structure, country, mapping, new SubmissionMerger(grain, _reader, _journal, _turns),
            new StoredCheck(_reader, new MirrorStage(_sides, _tolerance)), [.. found.Severities.Select(severity => severity.Read())], DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime));
    }

    private static void CheckOptions(SubmissionHeader header)
    {
        if (!header.ValidateOnly)
        {
            RequestIds.Check(header.RequestId);
        }

        if (!Enum.IsDefined(header.Mode))
        {
            throw RefusedException.Field("header.mode", "expected MERGE or REPLACE");
        }

        if (System.Text.Encoding.UTF8.GetByteCount(header.SourceName) > MaxSourceNameBytes)
        {
            throw RefusedException.Field("header.source_name", $"expected at most {MaxSourceNameBytes} bytes of UTF-8");
        }

        if (header.ReplacePeriods.Count > 0 && header.Mode != SubmissionMode.Replace)
        {
            throw RefusedException.Field("header.replace_periods", "expected none unless mode is REPLACE");
        }

        for (var i = 0; i < header.ReplacePeriods.Count; i++)
        {
            if (!Domain.Period.TryParse(header.ReplacePeriods[i], out _))
            {
                throw RefusedException.Field($"header.replace_periods[{i}]", "expected a period such as 2015");
            }
        }
    }
}
