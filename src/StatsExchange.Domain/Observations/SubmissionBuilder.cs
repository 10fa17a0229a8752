// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// Takes the observations of one submission as they come, row by row or in column blocks, checks them and puts them in canonical order.
/// What is wrong becomes a finding; only too much is an exception. Memory stays near 200 bytes for each observation at most, comments apart.
/// Not for use by several threads at once.
/// </summary>
public sealed class SubmissionBuilder
{
    private readonly Structure _structure;
    private readonly CountryCode _reporter;
    private readonly int _maxObservations;
    private readonly DateOnly? _today;
    private readonly ObservationTable _table;
    private readonly RowIntake _rows;
    private readonly ColumnIntake _columns;
    private bool _isGivenUp;

    /// <summary>Begins a submission.</summary>
    /// <param name="structure">The structure of all observations.</param>
    /// <param name="reporter">The reporting country of all observations.</param>
    /// <param name="maxObservations">The most observations taken.</param>
    /// <param name="severities">What the office decided about rules; null for their own severities.</param>
    /// <param name="today">The day of the check, by which periods lie in the future; null where that is no matter.</param>
    /// <exception cref="ArgumentException">Offices do not report this structure.</exception>
    public SubmissionBuilder(
        Structure structure, CountryCode reporter, int maxObservations = Limits.MaxObservations, RuleSeverities? severities = null, DateOnly? today = null)
    {
        if (structure.Dimensions.All(dimension => dimension.Role != DimensionRole.Reporter))
        {
            throw new ArgumentException($"{structure} has no reporter and is not submitted.", nameof(structure));
        }

        _structure = structure;
        _reporter = reporter;
        _maxObservations = maxObservations;
        _today = today;
        Findings = new FindingCollector(severities);
        _table = new ObservationTable(structure);
        var keyRules = new KeyRules(structure, reporter, _table, Findings);
        var valueRules = new ValueRules(structure, _table, Findings);
        _rows = new RowIntake(structure, _table, keyRules, valueRules);
        _columns = new ColumnIntake(structure, _table, keyRules, valueRules);
    }

    /// <summary>The number of observations taken, sound or not.</summary>
    public int Count { get; private set; }

    /// <summary>What was found so far. A reader adds what it finds before an observation can be told, such as a text in a number.</summary>
    public FindingCollector Findings { get; }

    /// <summary>Takes one observation.</summary>
    /// <param name="dimensions">Dimension ids with the texts sent. REF_AREA may be left out; an empty text counts as left out.</param>
    /// <param name="value">In UNIT_MEASURE × 10^UNIT_MULT; null where it is missing.</param>
    /// <param name="attributes">Attribute ids with the texts sent.</param>
    /// <param name="operation">Set or delete.</param>
    /// <param name="line">The physical line it stands on; null for its ordinal + 1, as if a header line came first.</param>
    /// <exception cref="SubmissionTooLargeException">There are more observations, or more codes in one dimension, than a submission may hold.</exception>
    public void Add(
        IEnumerable<KeyValuePair<string, string>> dimensions,
        double? value,
        IEnumerable<KeyValuePair<string, string>> attributes,
        Operation operation = Operation.Set,
        int? line = null)
    {
        Admit(1);
        Count++;
        _rows.Add(dimensions, value, attributes, operation, line ?? (Count + 1));
    }

    /// <summary>Takes a block of columns of one period.</summary>
    /// <exception cref="FormatException">Columns and rows of the block do not fit together.</exception>
    /// <exception cref="SubmissionTooLargeException">There are more observations, or more codes in one dimension, than a submission may hold.</exception>
    public void AddColumns(SentColumns block)
    {
        Admit(block.Count);
        block.CheckShape();
        _columns.Add(block, Count + 2);
        Count += block.Count;
    }

    /// <summary>
    /// Says that the observations cannot be what the sender means, as where a column of its table is not there. What they look like together is then
    /// not checked: it would follow from that. An error must have been found.
    /// </summary>
    public void GiveUp() => _isGivenUp = true;

    /// <summary>Checks what can only be decided with all observations at hand and yields the submission.</summary>
    public Submission Build()
    {
        foreach (var rule in CodeRules.All.AddRange(ReadingRules.All))
        {
            Findings.Applies(rule);
        }

        if (_isGivenUp)
        {
            return new Submission(_structure, _reporter, Count, [], Findings.ToReport());
        }

        var keys = Enumerable.Range(0, _structure.SliceDimensions.Length).Select(_table.SortColumnOf);
        var order = KeySort.Order(_table.Count, [_table.SortColumnOfPeriods(), .. keys]);
        var slices = SliceAssembler.Assemble(_structure, _reporter, _table, DuplicateKeys.TakeOut(_table, order, _structure, Findings));
        Findings.Slices = slices;
        InsideCheck.Run(slices, Findings, _today);
        return new Submission(_structure, _reporter, Count, Findings.IsRefused ? [] : slices, Findings.ToReport())
        {
            Sent = Findings.IsRefusedByFixedRule ? [] : slices,
        };
    }

    private void Admit(int more)
    {
        if (more > _maxObservations - Count)
        {
            throw new SubmissionTooLargeException("observations", _maxObservations);
        }
    }
}
