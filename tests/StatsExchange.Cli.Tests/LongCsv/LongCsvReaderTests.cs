// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.LongCsv;
using StatsExchange.V1;

namespace StatsExchange.Cli.Tests.LongCsv;

public sealed class LongCsvReaderTests : IDisposable
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE,COMMENT\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Read_EmptyValueAndZero_AreTwoThings()
    {
        var rows = await ReadAsync(Header + "FLOW,SWE,DNK,EMI,RES,2015,,\nFLOW,SWE,NOR,EMI,RES,2015,0,\n");

        Assert.Null(rows[0].Value);
        Assert.False(rows[0].ToObservation().HasValue);
        Assert.Equal(0.0, rows[1].Value);
        Assert.True(rows[1].ToObservation().HasValue);
    }

    [Fact]
    public async Task Read_HeaderInAnyOrder_GivesTheSameObservation()
    {
        var usual = await ReadAsync(Header + "FLOW,SWE,DNK,EMI,RES,2015,12.5,why\n");
        var turned = await ReadAsync("COMMENT,OBS_VALUE,TIME_PERIOD,BASIS,MEASURE,COUNTERPART_AREA,REF_AREA,STRUCTURE\nwhy,12.5,2015,RES,EMI,DNK,SWE,FLOW\n");

        Assert.Equal(usual[0].ToObservation(), turned[0].ToObservation());
        Assert.Equal("why", usual[0].ToObservation().Attributes["COMMENT"]);
    }

    [Fact]
    public async Task Read_LineBreaksInsideQuotes_KeepsPhysicalLines()
    {
        var rows = await ReadAsync(Header + "FLOW,SWE,DNK,EMI,RES,2015,1,\"two\nlines, and a \"\"quote\"\"\"\n\nFLOW,SWE,NOR,EMI,RES,2015,2,\n");

        Assert.Equal("two\nlines, and a \"quote\"", rows[0].ToObservation().Attributes["COMMENT"]);
        Assert.Equal([2L, 5L], rows.Select(r => r.Line));
    }

    [Fact]
    public async Task Read_ByteOrderMarkAndCarriageReturns_ChangesNothing()
    {
        var plain = await ReadAsync(Header + "FLOW,SWE,DNK,EMI,RES,2015,1,x\n");
        var windows = await ReadAsync("\uFEFF" + (Header + "FLOW,SWE,DNK,EMI,RES,2015,1,x\n").Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(plain[0].ToObservation(), windows[0].ToObservation());

    }

    [Theory]
    [InlineData("SE")]
    [InlineData("752")]
    [InlineData("SWE")]
    public async Task Read_ReporterByAnyOfItsCodes_IsTheCountry(string code)
    {
        var rows = await ReadAsync(Header + $"FLOW,{code},DNK,EMI,RES,2015,1,\n");

        Assert.Equal("SWE", rows[0].Reporter);
        Assert.Empty(rows[0].Findings);
    }

    [Theory]
    [InlineData("12O")]
    [InlineData("1,5")]
    [InlineData("1 500")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("1e999")]
    public async Task Read_TextInANumber_NamesLineColumnAndValue(string text)
    {
        var rows = await ReadAsync(Header + $"FLOW,SWE,DNK,EMI,RES,2015,1,\nFLOW,SWE,NOR,EMI,RES,2015,\"{text}\",\n");

        var finding = Assert.Single(rows[1].Findings);
        Assert.Equal((3L, "OBS_VALUE", text, Severity.Error), (finding.Line, finding.Column, finding.Value, finding.Severity));
        Assert.NotEmpty(finding.Expected);
    }

    [Fact]
    public async Task Read_UnknownReporter_IsAnErrorFinding()
    {
        var rows = await ReadAsync(Header + "FLOW,XXX,DNK,EMI,RES,2015,1,\n");

        var finding = Assert.Single(rows[0].Findings);
        Assert.Null(rows[0].Reporter);
        Assert.Equal((2L, "REF_AREA", "XXX", "UNKNOWN_CODE"), (finding.Line, finding.Column, finding.Code, finding.Rule));
    }

    [Fact]
    public async Task Read_BytesThatAreNotUtf8_AreAFinding()
    {
        byte[] content = [.. System.Text.Encoding.UTF8.GetBytes(Header + "FLOW,SWE,DNK,EMI,RES,2015,1,Malm"), 0xF6, (byte)'\n'];

        var rows = await ReadAsync(_directory.Write("latin1.csv", content), new LongCsvOptions());

        var finding = Assert.Single(rows[0].Findings);
        Assert.Equal((2L, "COMMENT"), (finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("FLOW,SWE,DNK,EMI,RES,2015,1\n", "8 fields")]
    [InlineData("FLOW,SWE,DNK,EMI,RES,2015,1,a,b\n", "8 fields")]
    [InlineData("FLOW,SWE,DNK,EMI,RES,2015,1,a\"b\n", "doubled")]
    [InlineData("FLOW,SWE,DNK,EMI,RES,2015,1,\"a\"b\n", "closing quote")]
    [InlineData("FLOW,SWE,DNK,EMI,RES,2015,1,\"a\n", "end of the file")]
    public async Task Read_RowThatIsNotRfc4180_IsAFindingOnItsLine(string row, string expected)
    {
        var rows = await ReadAsync(Header + row);

        var finding = Assert.Single(rows[0].Findings);
        Assert.Equal(2, finding.Line);
        Assert.Contains(expected, finding.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD\nFLOW,SWE,DNK,EMI,RES,2015\n", "OBS_VALUE")]
    [InlineData("STRUCTURE,REF_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\nFLOW,SWE,EMI,RES,2015,1\n", "COUNTERPART_AREA")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE,COLOUR\nFLOW,SWE,DNK,EMI,RES,2015,1,red\n", "COLOUR")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,SEX,SEX,TIME_PERIOD,OBS_VALUE\nFLOW,SWE,DNK,EMI,RES,M,F,2015,1\n", "SEX")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,EMP_STATUS,TIME_PERIOD,OBS_VALUE\nFLOW,SWE,DNK,EMI,RES,_T,2015,1\n", "EMP_STATUS")]
    [InlineData("REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\nSWE,DNK,EMI,RES,2015,1\n", "STRUCTURE")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\nCONSOLIDATED,SWE,DNK,EMI,RES,2015,1\n", "CONSOLIDATED")]
    public async Task Open_WrongHeader_NamesTheColumn(string content, string named)
    {
        var refusal = await Assert.ThrowsAsync<LongCsvException>(() => ReadAsync(content));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileAboveTheLimit_IsRefusedUnread()
    {
        var path = _directory.Write("large.csv", Header + "FLOW,SWE,DNK,EMI,RES,2015,1,\n");

        var refusal = await Assert.ThrowsAsync<LongCsvException>(() => ReadAsync(path, new LongCsvOptions { MaxBytes = 100 }));

        Assert.Contains("100", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_QuoteNeverClosedInALongFile_DoesNotTakeTheFileIntoMemory()
    {
        var content = Header + "FLOW,SWE,DNK,EMI,RES,2015,1,\"" + string.Concat(Enumerable.Repeat("FLOW,SWE,NOR,EMI,RES,2015,2,\n", 20_000));

        var refusal = await Assert.ThrowsAsync<LongCsvException>(() => ReadAsync(content));

        Assert.Contains("Line 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Utf16_SaysSo()
    {
        var path = _directory.Write("utf16.csv", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Header)]);

        var refusal = await Assert.ThrowsAsync<LongCsvException>(() => ReadAsync(path, new LongCsvOptions()));

        Assert.Contains("UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SeveralStructures_IsAnErrorUnlessOneIsNamed()
    {
        const string mixed = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,EMP_STATUS,TIME_PERIOD,OBS_VALUE\n"
            + "FLOW,SWE,DNK,EMI,RES,,2015,1\nSTOCK,SWE,DNK,IMM,CB,_T,2015,2\n";
        var path = _directory.Write("mixed.csv", mixed);

        await Assert.ThrowsAsync<LongCsvException>(() => ReadAsync(path, new LongCsvOptions()));
        var stock = Assert.Single(await ReadAsync(path, new LongCsvOptions { Structure = "STOCK" }));
        var flow = Assert.Single(await ReadAsync(path, new LongCsvOptions { Structure = "FLOW" }));

        Assert.Equal(2.0, stock.Value);
        Assert.Equal("CB", stock.ToObservation().Dimensions["BASIS"]);
        Assert.Equal(1.0, flow.Value);
        Assert.Empty(flow.Findings);
    }

    [Fact]
    public async Task ToObservation_EmptyDimensionsAndDefaults_AreLeftOut()
    {
        var rows = await ReadAsync("STRUCTURE,FREQ,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,SEX,AGE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE\n"
            + "FLOW,A,SWE,DNK,EMI,RES,_T,,PS,2015,1\nFLOW,A,SWE,DNK,EMI,RES,F,_T,PS,2015,1\n");

        Assert.Equal(["BASIS", "COUNTERPART_AREA", "MEASURE", "TIME_PERIOD"], rows[0].ToObservation().Dimensions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("F", rows[1].ToObservation().Dimensions["SEX"]);
    }

    private Task<List<LongCsvRow>> ReadAsync(string content) => ReadAsync(_directory.Write("figures.csv", content), new LongCsvOptions());

    private static async Task<List<LongCsvRow>> ReadAsync(string path, LongCsvOptions options)
    {
        await using var reader = await LongCsvReader.OpenAsync(path, options);
        var rows = new List<LongCsvRow>();
        await foreach (var row in reader.ReadAsync())
        {
            rows.Add(row);
        }

        return rows;
    }
}
