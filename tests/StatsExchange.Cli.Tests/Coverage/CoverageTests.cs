// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsvHelper;
using Google.Protobuf;
using StatsExchange.Cli.Tests.Mappings;
using StatsExchange.Cli.Tests.Sessions;
using StatsExchange.Client.Submissions;
using StatsExchange.Client.Vintages;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Cli.Tests.Coverage;

/// <summary>Every line of the coverage map: its mapping is registered, its table goes in, and a figure of it is read back at its key.</summary>
public sealed class CoverageTests(RunningHub hub) : IClassFixture<RunningHub>
{
    public static TheoryData<string, string, string, int, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string, string, int, string>();
            foreach (var line in Read(Samples.File("coverage", "coverage.csv")))
            {
                lines.Add(line["mapping"], line["table"], line["office"], int.Parse(line["observations"], null), line["cell"]);
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Table_OfADataProduct_GoesInByItsMapping(string mapping, string table, string office, int observations, string cell)
    {
        using var connection = await hub.ConnectAsync(office, "submitter");
        var rules = JsonParser.Default.Parse<Mapping>(await File.ReadAllTextAsync(Samples.File("coverage", mapping + ".mapping.json")));
        var registered = await connection.Submissions.RegisterMappingAsync(
            new RegisterMappingRequest { RequestId = $"register-{Guid.NewGuid():N}", RefArea = office, Mapping = rules });
        var name = $"{rules.Name}@{registered.Mapping.Mapping.Version}";

        var outcome = await new Submitter(connection).SubmitFileAsync(
            Samples.File("coverage", table),
            new SubmissionRequest { Office = office, RequestId = $"submit-{Guid.NewGuid():N}", Mode = SubmissionMode.Replace, Mapping = name });

        Assert.True(outcome.IsAccepted, string.Join('\n', outcome.Findings.Where(finding => finding.Severity == Severity.Error).Take(20)));
        Assert.Equal(observations, outcome.Observations);
        var file = hub.File($"{Guid.NewGuid():N}.csv");
        var seq = outcome.Receipt!.Seq;
        await VintageFile.WriteAsync(connection, new ExportObservationsRequest { RefArea = office, Structure = rules.Structure, AsOfSeq = seq }, file);
        var found = Assert.Single(Read(file), row => IsAt(row, cell[..cell.LastIndexOf('=')]));
        Assert.Equal(cell[(cell.LastIndexOf('=') + 1)..], found["OBS_VALUE"]);
        var recorded = await connection.Submissions.GetSubmissionAsync(new GetSubmissionRequest { RefArea = office, Seq = seq });
        Assert.Equal(name, recorded.Submission.Mapping);
    }

    [Fact]
    public void Map_HasEveryIndicatorOfTheIlmsList()
    {
        var listed = Read(Samples.File("coverage", "ilms", "ilms_indicators.csv")).Select(row => row["id"]);

        Assert.Equal(listed, Lines.Where(line => ((string)line[0]).StartsWith("ilms/", StringComparison.Ordinal)).Select(line => ((string)line[0])["ilms/".Length..]));
    }

    [Fact]
    public async Task SnapshotTable_HasTheColumnsOfAPulledSnapshot() =>
        Assert.Equal(
            Encoding.UTF8.GetString(new SdmxCsvWriter().Header()).TrimEnd(),
            (await File.ReadAllLinesAsync(Samples.File("coverage", "snapshot_synthetic.csv")))[0]);

    [Fact]
    public async Task UnStock_ByItsMapping_IsTheSameContentAsTheLongFileMadeOfIt()
    {
        const string office = "BTN";
        using var connection = await hub.ConnectAsync(office, "submitter");
        var rules = JsonParser.Default.Parse<Mapping>(await File.ReadAllTextAsync(Samples.File("coverage", "undesa_stock.mapping.json")));
        await connection.Submissions.RegisterMappingAsync(new RegisterMappingRequest { RequestId = "un", RefArea = office, Mapping = rules });
        var submitter = new Submitter(connection);

        var mapped = await submitter.SubmitFileAsync(
            Samples.File("source", "migrant_stock_undesa_2019_revision.csv"), new SubmissionRequest { Office = office, RequestId = "un-stock", Mapping = rules.Name });
        var plain = await submitter.SubmitFileAsync(
            Samples.File("stocks_undesa_2019.csv"), new SubmissionRequest { Office = office, RequestId = "un-stock", Structure = "STOCK" });

        Assert.Equal(plain.Observations, mapped.Observations);
        Assert.Equal(plain.LeftOut, mapped.LeftOut);
        Assert.Equal(mapped.Receipt, plain.Receipt);
    }

    private static bool IsAt(IReadOnlyDictionary<string, string> row, string key) =>
        key.Split(';').Select(part => part.Split('=')).All(part => row[part[0]] == part[1]);

    private static List<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: true);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.Headers.Select((name, i) => KeyValuePair.Create(name, csv.GetString(i))).ToDictionary(StringComparer.Ordinal));
        }

        return rows;
    }
}
