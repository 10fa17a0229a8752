// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Sessions;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Mappings;

/// <summary>Tables as offices send them: with a mapping, and without programming.</summary>
public sealed class OfficeTableTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Stocks = """
        {
          "name": "stocks", "structure": "STOCK", "table": { "delimiter": "semicolon" },
          "columns": [
            { "column": "Land", "target": "COUNTERPART_AREA", "readings": ["name"], "codes": { "Sverige": "SWE", "I alt": "_T" } },
            { "column": "Note", "target": "COMMENT" }
          ],
          "years_as_columns": true,
          "constants": { "MEASURE": "IMM", "BASIS": "CC", "UNIT_MULT": "3" },
          "numbers": { "thousands": ".", "decimal": "," },
          "empty_cells": [ { "text": ":", "leave_out": true } ]
        }
        """;

    [Fact]
    public async Task Submit_TheRegisterTableOfTheSamples_ExportsExactlyItsFigures()
    {
        var table = Samples.File("office", "emigrants_by_age.csv");
        await hub.DoAsync("PHL", "analyst", "mapping", "register", Samples.File("office", "emigrants_by_age.mapping.json"), "--office", "PHL");

        var sent = await hub.DoAsync("PHL", "submitter", "submit", table, "--office", "PHL", "--mapping", "emigrants-by-age", "--json");
        await hub.DoAsync("PHL", "submitter", "vintages", "export", "PHL", "--structure", "FLOW", "-o", hub.File("out.csv"));
        var listed = await hub.DoAsync("PHL", "submitter", "mapping", "list", "--office", "PHL", "--json");

        Assert.Equal((112, 0, 1), ((int)sent.Json["observations"]!, (int)sent.Json["errors"]!, (int)sent.Json["mapping"]!["rows_left_out"]!));
        Assert.Equal("emigrants-by-age", (string?)Assert.Single(listed.Json["mappings"]!.AsArray())!["name"]);
        var cells = Cells(hub.File("out.csv"));
        Assert.Equal(112, cells.Count);
        Assert.Equal("9870,", cells["USA Y_LT15 2017"]);
        Assert.Equal("10204,", cells["USA Y_LT15 2018"]);
        Assert.Equal("640,", cells["CAN Y15T24 2020"]);
        Assert.Equal(",L", cells["JPN Y_LT15 2020"]);
        Assert.Equal("0,", cells["JPN Y_GE60 2019"]);
        Assert.Equal(",", cells["ARE Y25T59 2017"]);
        Assert.Equal("330,", cells["KOR Y25T59 2020"]);
        Assert.Equal("19,", cells["_O Y_GE60 2020"]);
        Assert.Equal("36221,", cells["_T Y25T59 2018"]);
        Assert.Equal(",", cells["_T Y_LT15 2017"]);
        Assert.Equal(Sum(table), cells.Values.Sum(cell => cell.Split(',')[0] is { Length: > 0 } value ? int.Parse(value, null) : 0));
        Assert.All(File.ReadLines(hub.File("out.csv")).Skip(1), line => Assert.Contains(",EMI,RES,NAT,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_SemicolonsMarkCrlfAndOwnNames_GoIn()
    {
        await RegisterAsync("DNK", Stocks);
        var file = hub.File("dnk.csv");
        await File.WriteAllTextAsync(file, "Land;2019;2020;Note;;\r\nSverige;1.234,5;:;foreløbig;;\r\n I  ALT ;2.000,0;3;;;\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var sent = await hub.DoAsync("DNK", "submitter", "submit", file, "--office", "DNK", "--mapping", "stocks@1", "--json");
        await hub.DoAsync("DNK", "submitter", "vintages", "export", "DNK", "--structure", "STOCK", "-o", hub.File("dnk-out.csv"));

        var vintages = await hub.DoAsync("DNK", "analyst", "vintages", "DNK");

        Assert.Equal((3, 1), ((int)sent.Json["observations"]!, (int)sent.Json["mapping"]!["cells_left_out"]!));
        Assert.Contains("stocks@1", vintages.Output, StringComparison.Ordinal);
        var lines = (await File.ReadAllLinesAsync(hub.File("dnk-out.csv")))[1..];
        Assert.Contains(lines, line => line.StartsWith("STOCK,DNK,SWE,", StringComparison.Ordinal) && line.Contains(",2019,1234.5,,,foreløbig,3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("STOCK,DNK,_T,", StringComparison.Ordinal) && line.Contains(",2020,3,,,,3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Validate_BrokenTable_NamesLineColumnAndTextOfTheFile()
    {
        await RegisterAsync("NOR", Stocks);
        var file = hub.Write("nor.csv", "Land;2019;2020;Note\nSverige;1;2;\nAtlantis;1;2;\nSverige;1,2,3;=A1;\nLand;2019;2020;Note\nDenmark;1\n\"Fin\"land;1;2;\nFinland;-5;1;\nFinland;1;2;\n");

        var refused = await hub.AsAsync("NOR", "submitter", "validate", file, "--office", "NOR", "--mapping", "stocks", "--json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(
            [
                "3 UNKNOWN_CODE Land Atlantis", "4 VALUE_FORM 2019 1,2,3", "4 VALUE_FORM 2020 =A1", "5 HEADER_AGAIN  ", "6 FIELD_COUNT  2 fields",
                "7 QUOTES  ", "8 NEGATIVE_VALUE 2019 -5", "9 DUPLICATE_KEY 2020 2000",
            ],
            refused.Json["findings"]!.AsArray().Where(finding => (string?)finding!["severity"] == "ERROR").Select(Told));
    }

    [Theory]
    [InlineData("Land;2019;land\nSverige;1;2\n", "names a column twice")]
    [InlineData("Land,2019\nSverige,1\n", "If fields are separated by a comma")]
    [InlineData("", "empty")]
    public async Task Submit_HeaderThatCannotBeRead_IsRefusedWithTheReason(string text, string reason)
    {
        await RegisterAsync("FIN", Stocks);

        var refused = await hub.AsAsync("FIN", "submitter", "submit", hub.Write("fin.csv", text), "--office", "FIN", "--mapping", "stocks");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(reason, refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("latin1", "UTF-8")]
    public async Task Submit_OtherEncodings_AreRefusedByName(string encoding, string reason)
    {
        await RegisterAsync("ISL", Stocks);
        var file = hub.File($"{encoding}.csv");
        await File.WriteAllTextAsync(file, "Land;2019;Anmærkning\nSverige;1;\n", Encoding.GetEncoding(encoding));

        var refused = await hub.AsAsync("ISL", "submitter", "submit", file, "--office", "ISL", "--mapping", "stocks");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(reason, refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_MappingThatIsNotRegistered_IsRefusedByName()
    {
        var refused = await hub.AsAsync("PRT", "submitter", "submit", hub.Write("prt.csv", "Land;2019\nSverige;1\n"), "--office", "PRT", "--mapping", "stocks@7");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("No mapping stocks@7 is registered for PRT", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_ShownAsJson_IsRegisteredAgainAsTheNextVersion()
    {
        await RegisterAsync("EST", Stocks);
        var shown = await hub.DoAsync("EST", "analyst", "mapping", "show", "stocks@1", "--office", "EST", "--json");

        var again = await hub.DoAsync("EST", "analyst", "mapping", "register", hub.Write("again.json", shown.Output), "--office", "EST", "--json");
        var second = await hub.DoAsync("EST", "analyst", "mapping", "show", "stocks", "--office", "EST", "--json");
        var versions = await hub.DoAsync("EST", "analyst", "mapping", "list", "stocks", "--office", "EST", "--json");

        Assert.Equal(2, (int)again.Json["version"]!);
        Assert.True(JsonNode.DeepEquals(shown.Json, second.Json));
        Assert.Equal([2, 1], versions.Json["mappings"]!.AsArray().Select(mapping => (int)mapping!["version"]!));
        Assert.Equal(1, (await hub.AsAsync("EST", "analyst", "mapping", "show", "stocks@9", "--office", "EST")).ExitCode);
    }

    [Fact]
    public async Task Test_OfAFileOrARegisteredMapping_TellsReadingsAndStoresNothing()
    {
        var table = hub.Write("lva.csv", "Land;2019;Note\nSweden;1,5;\nSwedn;2;\n");
        var mapping = hub.Write("lva.json", Stocks);

        var tried = await hub.AsAsync("LVA", "analyst", "mapping", "test", table, "--office", "LVA", "--file", mapping, "--json");
        var one = await hub.DoAsync("LVA", "analyst", "mapping", "test", table, "--office", "LVA", "--file", mapping, "--rows", "1");
        var listed = await hub.DoAsync("LVA", "analyst", "mapping", "list", "--office", "LVA", "--json");

        Assert.Equal(1, tried.ExitCode);
        Assert.Equal(1.5, (double)Assert.Single(tried.Json["observations"]!.AsArray())!["value"]!);
        Assert.Equal(["Sweden SWE name", "Swedn  "], tried.Json["readings"]!.AsArray().Select(read => $"{read!["text"]} {read["code"]} {read["reading"]}"));
        Assert.Contains("Nothing was stored", one.Output, StringComparison.Ordinal);
        Assert.Empty(listed.Json["mappings"]!.AsArray());
    }

    [Fact]
    public async Task Template_FilledIn_IsAMappingThatWorks()
    {
        var table = hub.Write("ltu.csv", "Country,Age group,2019,2020\nSWEDEN,0-4,1,2\n");

        var template = await Statsx.RunAsync("mapping", "template", table, "--structure", "STOCK", "--name", "ltu");
        var filled = template.Output.Replace("\"MEASURE\": \"\"", "\"MEASURE\": \"IMM\"", StringComparison.Ordinal).Replace("\"BASIS\": \"\"", "\"BASIS\": \"CB\"", StringComparison.Ordinal);
        var tried = await hub.DoAsync("LTU", "analyst", "mapping", "test", table, "--office", "LTU", "--file", hub.Write("ltu.json", filled), "--json");

        Assert.Equal(["Y0T4", "Y0T4"], tried.Json["observations"]!.AsArray().Select(row => (string)row!["dimensions"]!["AGE"]!));
    }

    [Fact]
    public async Task Template_OfATableWithTitlesAboveItsHeader_FindsTheHeaderAndSaysSo()
    {
        var table = hub.Write("titles.csv", "Migrants by country\n\"of birth; all ages\";;;;\n\nCountry;Age group;2019;2020;\nSWEDEN;0-4;1;2;\nDENMARK;0-4;3;4;\n");

        var template = await Statsx.RunAsync("mapping", "template", table, "--structure", "STOCK", "--name", "titles");
        var named = await Statsx.RunAsync("mapping", "template", table, "--structure", "STOCK", "--name", "titles", "--header-line", "1");
        var sample = await Statsx.RunAsync("mapping", "template", Samples.File("office", "emigrants_by_age.csv"), "--structure", "FLOW", "--name", "sample");
        var zero = await Statsx.RunAsync("mapping", "template", table, "--structure", "STOCK", "--name", "titles", "--header-line", "0");

        Assert.Equal((4, "semicolon"), ((int)template.Json["table"]!["header_line"]!, (string)template.Json["table"]!["delimiter"]!));
        Assert.Equal(["Country", "Age group"], template.Json["columns"]!.AsArray().Select(column => (string)column!["column"]!));
        Assert.Contains("Line 4 was taken for the header", template.Error, StringComparison.Ordinal);
        Assert.Contains("line 4 looks more like it", named.Error, StringComparison.Ordinal);
        Assert.Equal(3, (int)sample.Json["table"]!["header_line"]!);
        Assert.Equal(2, zero.ExitCode);
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"structure\": \"STOCK\", \"kolumns\": [] }")]
    [InlineData("{ \"name\": \"x\", \"name\": \"y\" }")]
    [InlineData("no json")]
    public async Task Register_FileThatIsNoMapping_IsWrongUsage(string text)
    {
        var refused = await hub.AsAsync("POL", "analyst", "mapping", "register", hub.Write("bad.json", text), "--office", "POL");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("is no mapping", refused.Error, StringComparison.Ordinal);
    }

    private async Task RegisterAsync(string office, string mapping) =>
        await hub.DoAsync(office, "analyst", "mapping", "register", hub.Write($"{office}.json", mapping), "--office", office);

    private static string Told(JsonNode? finding) => $"{finding!["line"]} {finding["rule"]} {finding["column"]} {finding["value"]}";

    /// <summary>Value and status by partner, age and year of an exported file.</summary>
    private static Dictionary<string, string> Cells(string path)
    {
        var lines = File.ReadAllLines(path);
        var at = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(column => column.name, column => column.i);
        return lines[1..].Select(line => line.Split(',')).ToDictionary(
            fields => $"{fields[at["COUNTERPART_AREA"]]} {fields[at["AGE"]]} {fields[at["TIME_PERIOD"]]}",
            fields => $"{fields[at["OBS_VALUE"]]},{fields[at["OBS_STATUS"]]}");
    }

    /// <summary>All figures of the sample table together, read in another way than the product's.</summary>
    private static int Sum(string path)
    {
        var figures = System.Text.RegularExpressions.Regex.Matches(string.Join('\n', File.ReadLines(path).Skip(3)), "(?<=,)(?:\"([0-9,]+)\"|([0-9]+))(?=,)");
        return figures.Sum(figure => int.Parse((figure.Groups[1].Value + figure.Groups[2].Value).Replace(",", "", StringComparison.Ordinal), null));
    }
}
