// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Makes proposals of figures: given with a justification, worked out from both sides' figures of now, or taken from a reconciliation.</summary>
internal sealed class ProposalDesk
{
    private readonly SideReader _sides;

    private readonly RevisionReader _revisions;

    public ProposalDesk(SideReader sides, RevisionReader revisions) => (_sides, _revisions) = (sides, revisions);

    public async Task<Proposal> MakeAsync(Case @case, ProposeFigureRequest asked, FoundReconciliation? found, Caller caller, DateTimeOffset now)
    {
        var pair = CorridorFields.Pair(@case.Pair);
        ProposalForm.Check(pair, asked);
        Answering.Check(@case, asked.Answers, caller);
        var origin = await _sides.ReadAsync(pair.Origin, @case.Origin, Question(@case, @case.Origin, asked, caller), CancellationToken.None);
        var destination = await _sides.ReadAsync(pair.Destination, @case.Destination, Question(@case, @case.Destination, asked, caller), CancellationToken.None);
        var content = await ContentOfAsync(@case, pair, asked, found, origin, destination, caller);
        var proposal = new Proposal
        {
            Id = @case.NextProposal(),
            Outcome = Outcome.AgreedFigure,
            Answers = asked.Answers,
            JointNote = asked.JointNote,
            Reconciliation = asked.Reconciliation,
            TargetDefinition = ProposalForm.Target(pair, asked),
            Justification = asked.Justification,
            OriginVintage = origin.Vintage,
            DestinationVintage = destination.Vintage,
            ReleaseClass = asked.ReleaseClass == ReleaseClass.Unspecified ? ReleaseClass.Parties : asked.ReleaseClass,
            ProposedBy = caller.Actor,
            Time = Timestamp.FromDateTimeOffset(now),
            OriginSheets = { SheetVersions.Of(origin.Sheets.Of(pair.Origin, CountryCode.Parse(@case.Destination))) },
            DestinationSheets = { SheetVersions.Of(destination.Sheets.Of(pair.Destination, CountryCode.Parse(@case.Origin))) },
        };
        content.WriteTo(proposal);
        StandingFigures.RequireCovered(@case, proposal.Figures);
        proposal.Statement = ByteString.CopyFrom(ProposalStatement.Of(@case, proposal));
        return proposal;
    }

    private async Task<ProposedContent> ContentOfAsync(
        Case @case, MirrorPair pair, ProposeFigureRequest asked, FoundReconciliation? found, ReportedSide origin, ReportedSide destination, Caller caller) =>
        found is not null ? await new JobFigures(
            pair,
            origin,
            destination,
            new JobDetail(pair, origin, destination, asked.Detail),
            (country, since) => _revisions.ReadAsync(@case, country, since, caller),
            (country, seq) => _revisions.SheetsAtAsync(@case, country, seq, caller)).ReadAsync(found, asked.TargetDefinition)
        : asked.Method == ProposalForm.Manual ? GivenFigures.Read(@case, pair, asked.Figures)
        : new RuleFigures(pair, origin, destination, asked).Work();

    // What a method works out gives away what it was worked out from: it may rest only on cells that all who will see it may see.
    private static ReadingRequest Question(Case @case, string country, ProposeFigureRequest asked, Caller caller)
    {
        var isManual = asked.Method == ProposalForm.Manual;
        return new ReadingRequest("", @case.PeriodFrom, @case.PeriodTo, Use.Compare)
        {
            ShownTo = !isManual && country == caller.Country ? @case.PartnerOf(country) : null,
            LeavesOutConfidential = !isManual && asked.ReleaseClass is ReleaseClass.Region or ReleaseClass.Public,
        };
    }
}
