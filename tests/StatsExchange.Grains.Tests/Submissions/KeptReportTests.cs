// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Google.Protobuf;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>A partner's figure is told once, and not kept for those who send the same again.</summary>
public sealed class KeptReportTests
{
    [Fact]
    public async Task Submit_RetryAfterTheAgreementEnded_TellsTheFindingWithoutThePartnersFigure()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("DNK", Figures.Flow("IMM", "SWE", "2015", 3_539));
        var agreement = await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        var sender = TestCallers.Submitter("SWE");
        Task<SubmitResponse> Send() => exchange.SubmitAsync(sender, Figures.Header("SWE", "once"), [Figures.Flow("EMI", "DNK", "2015", 9_000)]);

        var first = await Send();
        var again = await Send();
        await exchange.RevokeAsync(agreement, TestCallers.Signatory("DNK"));
        var later = await Send();

        Assert.Contains("3539", Gap(first).Expected, StringComparison.Ordinal);
        Assert.DoesNotContain("3539", again.ToString(), StringComparison.Ordinal);
        Assert.Equal((Gap(first).Line, Gap(first).Code, Gap(first).Value), (Gap(again).Line, Gap(again).Code, Gap(again).Value));
        Assert.Equal((first.Receipt, first.Report.Warnings), (again.Receipt, again.Report.Warnings));
        Assert.Equal(again.ToByteString(), later.ToByteString());
        var kept = await exchange.Journal.FindAsync(StreamName.Country("SWE"), sender.Actor, "once", CancellationToken.None);
        Assert.DoesNotContain("3539", Encoding.UTF8.GetString(kept!.Receipt.Span), StringComparison.Ordinal);
    }

    private static Finding Gap(SubmitResponse response) => Assert.Single(response.Report.Findings, finding => finding.Rule == "MIRROR_GAP");
}
