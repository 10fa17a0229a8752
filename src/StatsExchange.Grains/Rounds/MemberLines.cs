// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>How one member stands with the tables of one structure.</summary>
internal sealed class MemberLines
{
    private readonly Round _round;
    private readonly IReadOnlyList<Round> _earlier;
    private readonly ReportedStructure _structure;
    private readonly DateTimeOffset _now;
    private readonly RoundPin? _pin;

    public MemberLines(Round round, IReadOnlyList<Round> earlier, ReportedStructure structure, DateTimeOffset now)
    {
        _round = round;
        _earlier = earlier;
        _structure = structure;
        _now = now;
        _pin = PinIn(round);
    }

    private string Country => _structure.Now.Country;

    private DateTimeOffset Due => _round.Plan.Schedule.Due.ToDateTimeOffset();

    /// <summary>Completes the line of a table and period.</summary>
    public async Task<ReportingLine> ReadAsync(ReportingLine line, RoundTable table, CancellationToken cancellationToken)
    {
        if (WithoutFigures(line.TimePeriod, table) is { } status)
        {
            line.Status = status;
            return line;
        }

        var asOf = _pin?.Revision ?? _structure.Now.Revision;
        var rows = await _structure.RowsAsync(table, line.TimePeriod, asOf, cancellationToken);
        if (rows is not { Any: true })
        {
            await TellMissingAsync(line, table, asOf, cancellationToken);
            return line;
        }

        await TellReportedAsync(line, table, asOf, cancellationToken);
        line.CarriedOverFrom = await CarriedOverAsync(table, line.TimePeriod, rows, cancellationToken);
        if (_pin is not null)
        {
            var after = await _structure.RowsAsync(table, line.TimePeriod, _structure.Now.Revision, cancellationToken);
            line.RevisedAfterFreeze = after is not { Any: true } || after.AnySetIn(asOf, long.MaxValue);
        }

        return line;
    }

    private ReportingStatus? WithoutFigures(string period, RoundTable table) =>
        _pin?.Reason == "UNREADABLE" ? ReportingStatus.Unreadable
        : !_structure.Now.Scope.Covers(period) || _pin?.Vintages.ContainsKey(table.Structure) == false ? ReportingStatus.NoAgreement
        : null;

    private async Task TellReportedAsync(ReportingLine line, RoundTable table, long asOf, CancellationToken cancellationToken)
    {
        var due = Math.Min(await _structure.SeqAtAsync(Due, cancellationToken), asOf);
        var isOnTime = await _structure.RowsAsync(table, line.TimePeriod, due, cancellationToken) is { Any: true };
        var came = isOnTime
            ? await _structure.CameWithAsync(table, line.TimePeriod, 0, due, cancellationToken)
            : await _structure.CameWithAsync(table, line.TimePeriod, due, asOf, cancellationToken);
        var time = await _structure.TimeOfAsync(came, cancellationToken);
        line.Status = isOnTime ? ReportingStatus.OnTime : ReportingStatus.Late;
        line.ReportedAt = Timestamp.FromDateTimeOffset(time);
        line.DaysLate = isOnTime ? 0 : DaysAfterDue(time);
    }

    private async Task TellMissingAsync(ReportingLine line, RoundTable table, long asOf, CancellationToken cancellationToken)
    {
        var now = _structure.Now.Revision;
        if (_pin is null)
        {
            line.Status = _now > Due ? ReportingStatus.Missing : ReportingStatus.Awaited;
        }
        else if (await _structure.RowsAsync(table, line.TimePeriod, now, cancellationToken) is { Any: true })
        {
            var time = await _structure.TimeOfAsync(await _structure.CameWithAsync(table, line.TimePeriod, asOf, now, cancellationToken), cancellationToken);
            line.Status = ReportingStatus.AfterFreeze;
            line.ReportedAt = Timestamp.FromDateTimeOffset(time);
            line.DaysLate = DaysAfterDue(time);
        }
        else
        {
            line.Status = ReportingStatus.Missing;
        }
    }

    // What came between the freeze of an earlier round and the request of this one was sent for that round, and too late for it.
    private async Task<string> CarriedOverAsync(RoundTable table, string period, TableRows rows, CancellationToken cancellationToken)
    {
        var earlier = _earlier.FirstOrDefault(round => round.Plan.Periods.Contains(period) && round.Plan.Tables.Any(other => IsSame(other, table)));
        if (earlier is null || PinIn(earlier) is not { } pin || !pin.Vintages.ContainsKey(table.Structure))
        {
            return "";
        }

        var requested = await _structure.SeqAtAsync(_round.OpenedAt.ToDateTimeOffset(), cancellationToken);
        return rows.AnySetIn(pin.Revision, requested) ? earlier.Id : "";
    }

    private RoundPin? PinIn(Round round) => round.Pins.FirstOrDefault(pin => pin.Country == Country);

    private int DaysAfterDue(DateTimeOffset time) => (int)Math.Max(0, Math.Ceiling((time - Due).TotalDays));

    private static bool IsSame(RoundTable one, RoundTable other) =>
        (one.Structure, one.Measure, one.Basis) == (other.Structure, other.Measure, other.Basis);
}
