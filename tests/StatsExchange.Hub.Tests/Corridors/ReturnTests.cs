// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>Returns from end to end: the synthetic sample is submitted with every dimension, read, labelled wherever it shows, and mirrored.</summary>
public sealed class ReturnTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Label = "SYNTHETIC";

    [Fact]
    public async Task Returns_OfTheSample_GoInWithEveryDimensionAndAreMirroredWithTheirReason()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "NLD", "IDN");
        var returns = Samples.Rows("returns_synthetic.csv").Where(row => row["REF_AREA"] == "IDN").ToList();
        var departures = Samples.Rows("departures_synthetic.csv").Where(row => row["REF_AREA"] == "NLD").ToList();
        await hub.SubmitAsync(Header("IDN", "RETURN", "returns_synthetic.csv"), [.. returns.Select(Samples.ObservationOf)]);
        await hub.SubmitAsync(Header("NLD", "FLOW", "departures_synthetic.csv"), [.. departures.Select(Samples.ObservationOf)]);
        await PutSheetAsync("IDN", "returns_in_the_year_synthetic.sheet.json");
        await PutSheetAsync("IDN", "returned_residents_synthetic.sheet.json");
        await PutSheetAsync("NLD", "departures_synthetic.sheet.json");

        await AssertReadAsSentAsync(returns);
        await AssertLabelledForThePartnerAsync();
        await AssertMirroredAsync(offices, returns, departures);
    }

    private static SubmissionHeader Header(string country, string structure, string file) =>
        new() { RequestId = $"{country}-returns", RefArea = country, Structure = structure, SourceName = file };

    private async Task PutSheetAsync(string country, string file) =>
        await new SubmissionService.SubmissionServiceClient(hub.Invoker).PutSeriesSheetAsync(
            new PutSeriesSheetRequest { RequestId = file, RefArea = country, Sheet = Samples.Sheet(file) }, hub.As("analyst", country));

    private async Task AssertReadAsSentAsync(List<IReadOnlyDictionary<string, string>> returns)
    {
        var blocks = await BlocksAsync(hub.As("analyst", "IDN"));
        Assert.Equal(returns.Count, blocks.Sum(block => block.Count));
        foreach (var dimension in StructureCatalogue.Return.SliceDimensions.Where(dimension => dimension.Id != "FREQ"))
        {
            var read = blocks.SelectMany(block => block.Dimensions.Single(column => column.Id == dimension.Id).Codes).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(returns.Select(row => row[dimension.Id]).Distinct().Order(StringComparer.Ordinal), read);
            Assert.True(dimension.Role != DimensionRole.Additive || read.Count() > 1, dimension.Id);
        }

        Assert.Equal(["RFL", "RST"], blocks.SelectMany(block => block.Dimensions.Single(column => column.Id == "MEASURE").Codes).Distinct().Order());
    }

    private async Task AssertLabelledForThePartnerAsync()
    {
        foreach (var block in await BlocksAsync(hub.As("analyst", "NLD")))
        {
            var comments = block.Attributes.Single(column => column.Id == "COMMENT");
            Assert.Equal((int)block.Count, comments.Rows.Count);
            Assert.All(comments.Values, comment => Assert.StartsWith(Label, comment, StringComparison.Ordinal));
            Assert.Equal(["EST"], block.Dimensions.Single(column => column.Id == "SOURCE").Codes);
        }

        var sheets = await new SubmissionService.SubmissionServiceClient(hub.Invoker).ListSeriesSheetsAsync(
            new ListSeriesSheetsRequest { RefArea = "IDN", Structure = "RETURN" }, hub.As("analyst", "NLD"));
        Assert.Equal(2, sheets.Sheets.Count);
        Assert.All(sheets.Sheets, sheet => Assert.StartsWith(Label, sheet.Footnotes, StringComparison.Ordinal));
        var submissions = await new SubmissionService.SubmissionServiceClient(hub.Invoker).ListSubmissionsAsync(
            new ListSubmissionsRequest { RefArea = "IDN" }, hub.As("analyst", "IDN"));
        Assert.All(submissions.Submissions, submission => Assert.Contains("synthetic", submission.SourceName, StringComparison.Ordinal));
    }

    private static async Task AssertMirroredAsync(
        TwoOffices offices, List<IReadOnlyDictionary<string, string>> returns, List<IReadOnlyDictionary<string, string>> departures)
    {
        var messages = await offices.MessagesAsync("NLD", "returns", request => request.StayFactors = "IMEM");
        var cells = messages.SelectMany(message => message.Cells).Where(cell => cell.Missing == Missing.None).ToList();
        Assert.Equal(departures.Count, cells.Count);
        foreach (var cell in cells)
        {
            // Of the rows of that sex, the one that is total in everything else.
            string Sent(IEnumerable<IReadOnlyDictionary<string, string>> rows) => rows
                .Where(row => row["TIME_PERIOD"] == cell.TimePeriod && row["SEX"] == cell.Dimensions["SEX"])
                .MaxBy(row => row.Values.Count(code => code == "_T"))!["OBS_VALUE"];
            Assert.Equal(Sent(departures), cell.OriginValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(
                Sent(returns.Where(row => row["COUNTERPART_AREA"] == "NLD" && row["MEASURE"] == "RFL")),
                cell.DestinationValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(("6", StaySource.Observation, "12", StaySource.Sheet), (cell.OriginStay.Threshold, cell.OriginStay.ToldBy, cell.DestinationStay.Threshold, cell.DestinationStay.ToldBy));
            Assert.Equal(AsymmetryReason.MinimumStay, cell.Reasons[0].Reason_);
            Assert.Equal(Math.Log(0.73), cell.Reasons[0].LogPoints, 1e-12);
            Assert.InRange(cell.OriginHarmonised, cell.DestinationValue - 1, cell.DestinationValue + 1);
        }

        Assert.Contains(messages[0].DestinationSheets, sheet => sheet.Id.StartsWith("RETURN/RFL", StringComparison.Ordinal));
        Assert.Equal(messages, await offices.MessagesAsync("IDN", "returns", request => request.StayFactors = "IMEM"));
    }

    private async Task<List<ObservationBlock>> BlocksAsync(Grpc.Core.CallOptions options)
    {
        using var call = new ObservationService.ObservationServiceClient(hub.Invoker).ExportObservations(
            new ExportObservationsRequest { RefArea = "IDN", Structure = "RETURN" }, options);
        List<ObservationBlock> blocks = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Block is { } block)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }
}
