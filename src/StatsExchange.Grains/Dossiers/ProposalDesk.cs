// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Makes proposals: figures given with a justification, or worked out by a choice rule from both sides' figures of now.</summary>
internal sealed class ProposalDesk
{
    private const string Manual = "manual";

    // With the names of its parts it is an attribute of a consolidated observation, which holds 256 bytes.
    private const int MaxDefinitionBytes = 180;

    // A rule that takes no parameters needs nothing but the two figures of the corridor.
    private static readonly ImmutableArray<IReconciliationMethod> Rules = [.. ReconciliationMethods.All.Where(method => method.Description.Parameters.IsEmpty)];
    private readonly SideReader _sides;

    public ProposalDesk(SideReader sides) => _sides = sides;

    public async Task<Proposal> MakeAsync(Case @case, ProposeFigureRequest asked, Caller caller, DateTimeOffset now)
    {
        Check(asked);
        Answering.Check(@case, asked.Answers, caller);
        var pair = CorridorFields.Pair(@case.Pair);
        var origin = await _sides.ReadAsync(pair.Origin, @case.Origin, QuestionFor(@case.Origin), CancellationToken.None);
        var destination = await _sides.ReadAsync(pair.Destination, @case.Destination, QuestionFor(@case.Destination), CancellationToken.None);
        var proposal = new Proposal
        {
            Id = $"{@case.Id}.{@case.Proposals.Count + 1}",
            Outcome = Outcome.AgreedFigure,
            Answers = asked.Answers,
            JointNote = asked.JointNote,
            TargetDefinition = asked.TargetDefinition,
            Justification = asked.Justification,
            OriginVintage = origin.Vintage,
            DestinationVintage = destination.Vintage,
            ReleaseClass = asked.ReleaseClass == ReleaseClass.Unspecified ? ReleaseClass.Parties : asked.ReleaseClass,
            ProposedBy = caller.Actor,
            Time = Timestamp.FromDateTimeOffset(now),
            OriginSheets = { SheetVersions.Of(origin.Sheets.Of(pair.Origin, CountryCode.Parse(@case.Destination))) },
            DestinationSheets = { SheetVersions.Of(destination.Sheets.Of(pair.Destination, CountryCode.Parse(@case.Origin))) },
        };
        if (asked.Method == Manual)
        {
            proposal.Method = Manual;
            proposal.Figures.AddRange(Given(@case, asked));
        }
        else
        {
            var rule = Rules.FirstOrDefault(candidate => candidate.Description.Id == asked.Method)
                ?? throw RefusedException.Field("method", $"expected manual or one of {string.Join(", ", Rules.Select(candidate => candidate.Description.Id))}");
            proposal.Method = $"{rule.Description.Id} {rule.Description.Version}";
            proposal.Figures.AddRange(WorkedOut(@case, rule, origin, destination));
        }

        proposal.Statement = ByteString.CopyFrom(ProposalStatement.Of(@case, proposal));
        return proposal;

        // What a rule works out gives away what it was worked out from: it may rest only on cells that all who will see it may see.
        ReadingRequest QuestionFor(string country) => new("", @case.PeriodFrom, @case.PeriodTo, Use.Compare)
        {
            ShownTo = asked.Method != Manual && country == caller.Country ? PartnerOf(@case, country) : null,
            LeavesOutConfidential = asked.Method != Manual && asked.ReleaseClass is (ReleaseClass.Region or ReleaseClass.Public),
        };
    }

    private static string PartnerOf(Case @case, string country) => country == @case.Origin ? @case.Destination : @case.Origin;

    private static void Check(ProposeFigureRequest asked)
    {
        if (asked.TargetDefinition is null || asked.TargetDefinition.Basis.Length == 0)
        {
            throw RefusedException.Field("target_definition.basis", "expected the BASIS the figures are meant in");
        }

        FreeText.Check(asked.Justification, "justification");
        FreeText.Check(asked.JointNote, "joint_note");
        var target = asked.TargetDefinition;
        if (Encoding.UTF8.GetByteCount(target.Basis + target.Population + target.Territory + target.ReferenceDate) > MaxDefinitionBytes)
        {
            throw RefusedException.Field("target_definition", $"expected texts of at most {MaxDefinitionBytes} bytes of UTF-8 together");
        }

        if (asked.Method == Manual && asked.Justification.Length == 0)
        {
            throw RefusedException.Field("justification", "expected the reasons for figures given by hand");
        }

        if (asked.Method != Manual && asked.Figures.Count > 0)
        {
            throw RefusedException.Field("figures", "expected none: a choice rule works them out");
        }

        if (!System.Enum.IsDefined(asked.ReleaseClass))
        {
            throw RefusedException.Field("release_class", "expected PARTIES, REGION or PUBLIC");
        }
    }

    private static IEnumerable<ProposedFigure> Given(Case @case, ProposeFigureRequest asked)
    {
        var range = PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo);
        if (asked.Figures.Count == 0 || asked.Figures.Select(figure => figure.TimePeriod).Distinct().Count() != asked.Figures.Count)
        {
            throw RefusedException.Field("figures", "expected one figure for each of one or more periods");
        }

        for (var i = 0; i < asked.Figures.Count; i++)
        {
            var figure = asked.Figures[i];
            if (!Period.TryParse(figure.TimePeriod, out var period) || !range.Contains(period))
            {
                throw RefusedException.Field($"figures[{i}].time_period", $"expected a period in {@case.PeriodFrom} to {@case.PeriodTo}");
            }

            if (!double.IsFinite(figure.Value) || figure.Value < 0 || double.IsNegative(figure.Value))
            {
                throw RefusedException.Field($"figures[{i}].value", "expected a finite number of at least 0");
            }
        }

        return asked.Figures.OrderBy(figure => figure.TimePeriod, StringComparer.Ordinal);
    }

    private static List<ProposedFigure> WorkedOut(Case @case, IReconciliationMethod rule, ReportedSide origin, ReportedSide destination)
    {
        var corridor = CorridorFields.Read(@case.Origin, @case.Destination);
        var pair = CorridorFields.Pair(@case.Pair);
        var figures = new List<ProposedFigure>();
        foreach (var period in origin.Periods.Union(destination.Periods).Order(StringComparer.Ordinal))
        {
            if (!origin.Scope.Covers(period) || !destination.Scope.Covers(period))
            {
                throw new RefusedException(ErrorReason.NoAgreement, $"No agreement opens the figures of {period} to the partner.");
            }

            var cells = CorridorTotals.Compare(pair, corridor, origin.Slice(period), destination.Slice(period), CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets));
            if (cells.IsEmpty)
            {
                continue;
            }

            var figure = CorridorFigure.Of(corridor, cells[0]);
            var estimate = rule.Apply(new ReconciliationInput([@case.Origin, @case.Destination], [figure]), new Dictionary<string, string>()).Estimates[0];
            figures.Add(estimate.Value is { } value
                ? new ProposedFigure { TimePeriod = period, Value = value }
                : throw NotApplicable($"{period}: {estimate.Reason}"));
        }

        return figures.Count > 0 ? figures : throw NotApplicable("neither side reports any of its periods");
    }

    private static RefusedException NotApplicable(string why) =>
        new(ErrorReason.MethodNotApplicable, $"The rule gives no figure for this case: {why}.");
}
