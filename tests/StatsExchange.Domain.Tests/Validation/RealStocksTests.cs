// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Tests.Observations;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Validation;

public sealed class RealStocksTests
{
    [Fact]
    public void Build_StockOfNamibia_WarnsOfTheTwoRoundedTotalsAndIsAccepted()
    {
        var submission = NamibianStocks.Submit();
        Assert.Equal((0L, 2L), (submission.Report.Errors, submission.Report.Warnings));
        Assert.Equal(["AGO", "COD"], submission.Report.Findings.Select(finding => NamibianStocks.Rows[(int)finding.Line - 2][2]).Order());
        Assert.Equal(NamibianStocks.Rows.Count, submission.Slices.Sum(slice => slice.Observations.Count));
    }

    [Fact]
    public void Build_OneBrokenTotal_IsNamedByItsLineAndRefusesAll()
    {
        var rows = NamibianStocks.Rows.Select(row => row.ToArray()).ToArray();
        var broken = Array.FindIndex(rows, row => row is ["2015", _, "ZAF", "T", _]);
        rows[broken][4] += "0";
        var submission = NamibianStocks.Submit(rows);
        var error = Assert.Single(submission.Report.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal((broken + 2L, "OBS_VALUE", "_T", rows[broken][4]), (error.Line, error.Column, error.Code, error.Value));
        Assert.Empty(submission.Slices);
    }
}
