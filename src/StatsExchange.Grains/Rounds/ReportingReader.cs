// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>Tells completeness and timeliness of a round from what stood in its members' streams and when, off the grains' turns.</summary>
public sealed class ReportingReader
{
    private const int AtOnce = 8;

    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;

    /// <summary>Takes the grains, the slices, the journal that knows when entries were written, and the clock.</summary>
    public ReportingReader(IGrainFactory grains, SliceReader slices, IJournal journal, TimeProvider time)
    {
        _grains = grains;
        _slices = slices;
        _journal = journal;
        _time = time;
    }

    /// <summary>The lines of all members a round names, by table, period and country, as far as agreements let the region know.</summary>
    internal async Task<IReadOnlyList<ReportingLine>> LinesAsync(Round round, IReadOnlyList<Round> earlier, CancellationToken cancellationToken)
    {
        var caller = CallerContext.Required;
        var lines = new List<ReportingLine>[round.Plan.Members.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, lines.Length, options, async (i, token) =>
        {
            CallerContext.Set(caller);
            lines[i] = await LinesAsync(round, earlier, round.Plan.Members[i], token);
        });
        return [.. lines.SelectMany(own => own).OrderBy(line => line.Table).ThenBy(line => line.TimePeriod, StringComparer.Ordinal)];
    }

    private async Task<List<ReportingLine>> LinesAsync(Round round, IReadOnlyList<Round> earlier, string member, CancellationToken cancellationToken)
    {
        var structures = new Dictionary<string, (MemberLines? Lines, ReportingStatus Otherwise)>(StringComparer.Ordinal);
        var lines = new List<ReportingLine>();
        foreach (var (number, table) in round.Plan.Tables.Index())
        {
            if (!structures.TryGetValue(table.Structure, out var read))
            {
                structures.Add(table.Structure, read = await OpenAsync(round, earlier, member, table.Structure));
            }

            foreach (var period in round.Plan.Periods)
            {
                var line = new ReportingLine { Country = member, Table = number, TimePeriod = period, Status = read.Otherwise };
                lines.Add(read.Lines is { } known ? await ReadAsync(known, line, table, cancellationToken) : line);
            }
        }

        return lines;
    }

    // A member whose figures cannot be read does not keep the others waiting.
    private static async Task<ReportingLine> ReadAsync(MemberLines known, ReportingLine line, RoundTable table, CancellationToken cancellationToken)
    {
        try
        {
            return await known.ReadAsync(line, table, cancellationToken);
        }
        catch (Exception fault) when (fault.IsDamage())
        {
            return new ReportingLine { Country = line.Country, Table = line.Table, TimePeriod = line.TimePeriod, Status = ReportingStatus.Unreadable };
        }
    }

    private async Task<(MemberLines? Lines, ReportingStatus Otherwise)> OpenAsync(Round round, IReadOnlyList<Round> earlier, string member, string structure)
    {
        try
        {
            var reported = await ReportedStructure.ReadAsync(
                _grains.GetGrain<ICountryGrain>(member), RoundQuestions.Of(round.Region, round.Plan, structure), _slices, _journal);
            return (new MemberLines(round, earlier, reported, _time.GetUtcNow()), ReportingStatus.Unspecified);
        }
        catch (RefusedException refusal) when (refusal.Reason is ErrorReason.NoAgreement or ErrorReason.JournalCorrupt)
        {
            return (null, refusal.Reason == ErrorReason.NoAgreement ? ReportingStatus.NoAgreement : ReportingStatus.Unreadable);
        }
    }
}
