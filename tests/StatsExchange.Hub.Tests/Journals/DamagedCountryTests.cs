// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Tests.Journals;

/// <summary>A country whose stored journal was damaged is read-only with an alarm; the others live.</summary>
public sealed class DamagedCountryTests
{
    private const string Third = "WHERE stream = 'country/SWE' AND seq = 3";

    [Theory]
    [InlineData($"UPDATE entries SET body = x'0A00' {Third}")]
    [InlineData($"DELETE FROM entries {Third}")]
    public async Task Call_EntryDamaged_TellsThePastOnlyUntilItIsRestored(string edit)
    {
        using StoredHub hub = new();
        await hub.StartAsync();
        for (var value = 1; value <= 5; value++)
        {
            await hub.SubmitAsync("SWE", value);
        }

        await hub.StopAsync();
        hub.Edit($"CREATE TABLE kept AS SELECT * FROM entries {Third}; {edit}");
        await hub.StartAsync();

        for (var again = 0; again < 2; again++)
        {
            await IsDataLossAsync("country/SWE, seq 3", () => hub.SubmitAsync("SWE", 9));
            await IsDataLossAsync("country/SWE, seq 3", () => hub.ValuesAsync("SWE"));
            await IsDataLossAsync("country/SWE, seq 3", () => hub.ValuesAsync("SWE", asOf: 3));
            await IsDataLossAsync("country/SWE, seq 3", () => hub.ValuesAsync("SWE", asOf: 4));
            await IsDataLossAsync("country/SWE, seq 3", () => hub.VintagesAsync("SWE"));
            Assert.Equal([2.0], await hub.ValuesAsync("SWE", asOf: 2));
            await hub.SubmitAsync("DNK", 10 + again);
            Assert.Equal([10.0 + again], await hub.ValuesAsync("DNK"));
        }

        hub.Edit($"DELETE FROM entries {Third}; INSERT INTO entries SELECT * FROM kept");
        Assert.Equal([5.0], await hub.ValuesAsync("SWE"));
        Assert.Equal(6, (await hub.SubmitAsync("SWE", 6)).Receipt.Seq);

        var log = await hub.StopAsync();
        Assert.Single(log.Split('\n'), line => line.Contains("ALARM: country/SWE is damaged from seq 3 on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE blocks SET bytes = zeroblob(length(bytes))")]
    [InlineData("DELETE FROM blocks")]
    public async Task Call_BlockDamaged_FailsWhatNeedsItAndNamesItsPlace(string edit)
    {
        using StoredHub hub = new();
        await hub.StartAsync();
        await hub.SubmitAsync("SWE", 1);
        await hub.SubmitAsync("SWE", 2);
        await hub.SubmitAsync("SWE", 7, period: "2016");
        await hub.StopAsync();
        hub.Edit($"{edit} WHERE digest = (SELECT digest FROM block_references WHERE stream = 'country/SWE' AND seq = 2)");
        await hub.StartAsync();

        await IsDataLossAsync("country/SWE, seq 2", () => hub.ValuesAsync("SWE"));
        await IsDataLossAsync("country/SWE, seq 2", () => hub.ValuesAsync("SWE", asOf: 2));
        await IsDataLossAsync("country/SWE, seq 2", () => hub.SubmitAsync("SWE", 3));
        Assert.Equal([1.0], await hub.ValuesAsync("SWE", asOf: 1));
        Assert.Equal([7.0], await hub.ValuesAsync("SWE", period: "2016"));
        Assert.Equal(4, (await hub.SubmitAsync("SWE", 8, period: "2016")).Receipt.Seq);
    }

    [Fact]
    public async Task ListAgreements_OneCountryDamaged_TellsTheOthersAndNamesIt()
    {
        using StoredHub hub = new();
        await hub.StartAsync();
        for (var value = 1; value <= 4; value++)
        {
            await hub.SubmitAsync("SWE", value);
            await hub.SubmitAsync("DNK", value);
        }

        await hub.StopAsync();
        hub.Edit($"DELETE FROM entries {Third}");
        await hub.StartAsync();

        var listed = await hub.AgreementsAsync("DNK");

        Assert.Equal(["SWE"], listed.Unreadable);
        Assert.Equal(["DNK"], listed.Revisions.Keys);
        await IsDataLossAsync("country/SWE, seq 3", () => hub.AgreementsAsync("DNK", "SWE"));
    }

    private static async Task IsDataLossAsync(string place, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.DataLoss, error.StatusCode);
        Assert.Contains(place, error.Status.Detail, StringComparison.Ordinal);
    }
}
