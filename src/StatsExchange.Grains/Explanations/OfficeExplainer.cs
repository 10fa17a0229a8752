// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells one of the two countries of a corridor how its figure stands now: both originals under the agreement, and what was settled.</summary>
internal sealed class OfficeExplainer(IGrainFactory grains, SliceReader slices)
{
    public async Task<ExplainFigureResponse> ExplainAsync(ExplainFigureRequest request, FigureQuestion question, string country, CancellationToken cancellationToken)
    {
        if (country != question.Origin && country != question.Destination)
        {
            throw new RefusedException(ErrorReason.NotYours, $"The corridor {question.Origin} to {question.Destination} is not one of {country}.");
        }

        if (request.Snapshot.Length > 0 || request.Region.Length > 0)
        {
            throw RefusedException.Field(request.Snapshot.Length > 0 ? "snapshot" : "region", "expected none: snapshots are read by regional bodies");
        }

        var reader = new SideOfThenReader(grains, slices);
        var origin = await reader.ReadAsync(question.Pair.Origin, question.Origin, question, null, null, cancellationToken);
        var destination = await reader.ReadAsync(question.Pair.Destination, question.Destination, question, null, null, cancellationToken);
        var compared = new ComparedSides(question, origin, destination, null);
        var isWhole = origin is not null && destination is not null;
        return new ExplainFigureResponse
        {
            OriginReport = await ReportAsync(CorridorSide.OriginOf(question), compared, country),
            DestinationReport = await ReportAsync(CorridorSide.DestinationOf(question), compared, country),
            Comparison = isWhole ? compared.Told : null,
            ComparisonUntold = !isWhole ? UntoldReason.NoLongerPermitted : compared.Told is null ? UntoldReason.NoSuchFigure : UntoldReason.Unspecified,
            ReasonMethod = isWhole && compared.Told is not null ? ExplainedDifference.MethodVersion : "",
            Cases = { await new OfficeCases(grains, question).ExplainAsync() },
        };
    }

    private async Task<ExplainedReport> ReportAsync(CorridorSide side, ComparedSides compared, string country)
    {
        var read = side.IsOrigin ? compared.Origin : compared.Destination;
        if (read is null)
        {
            return new ExplainedReport
            {
                Country = side.Country,
                Figure = new ToldFigure { Figure = side.Figure, Standing = FigureStanding.Absent, Untold = UntoldReason.NoLongerPermitted },
                SheetsUntold = UntoldReason.NoLongerPermitted,
            };
        }

        var told = new ExplainedReport { Country = side.Country, ReadAt = read.Reading.AsOf, Figure = FigureOf(side, compared) };
        told.NamedSheets.AddRange(SheetVersions.Of(read.Reading.Sheets().Of(side.Reported, Domain.Areas.CountryCode.Parse(side.Counterpart))));
        ReportDetails.AddSheets(told, read, compared.SheetOf(side.IsOrigin));
        if (compared.RowOf(side.IsOrigin) is var row and >= 0)
        {
            (told.Source, told.Vintage) = (ReportDetails.SourceOf(read.Slice!, row), read.SetAt[row]);
            await AddSubmissionAsync(told, country);
        }

        return told;
    }

    // Who sent a figure and when is its own office's business. A withdrawal sets figures back and is no submission.
    private async Task AddSubmissionAsync(ExplainedReport told, string country)
    {
        if (told.Country != country)
        {
            return;
        }

        try
        {
            var asked = new GetSubmissionRequest { RefArea = country, Seq = told.Vintage };
            var submission = (await grains.GetGrain<ICountryGrain>(country).GetSubmissionAsync(asked.ToProto())).Read().Submission;
            (told.SubmittedBy, told.SubmittedAt) = (submission.SubmittedBy, submission.Time);
        }
        catch (RefusedException refused) when (refused.Reason == ErrorReason.NotFound)
        {
            told.SubmittedBy = "";
        }
    }

    private static ToldFigure FigureOf(CorridorSide side, ComparedSides compared)
    {
        var told = new ToldFigure { Figure = side.Figure, Standing = FigureStanding.Absent, Untold = UntoldReason.NoSuchFigure };
        if (compared.Cell is { } cell && (side.IsOrigin ? cell.Origin : cell.Destination) is var figure)
        {
            (told.Standing, told.Untold) = figure.Status switch
            {
                MirrorStatus.Reported => (FigureStanding.Value, UntoldReason.Unspecified),
                MirrorStatus.Missing => (FigureStanding.Missing, UntoldReason.Unspecified),
                MirrorStatus.Suppressed => (FigureStanding.Suppressed, UntoldReason.Unspecified),
                _ => (FigureStanding.Absent, UntoldReason.NoSuchFigure),
            };
            if (figure.Value is { } value)
            {
                told.Value = value;
            }
        }

        return told;
    }
}
