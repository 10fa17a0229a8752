// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Checkpoints.KeptJournal;

namespace StatsExchange.Grains.Tests.Checkpoints;

/// <summary>What the chain cannot find, a checkpoint held elsewhere does. All edits are of the SQLite file itself.</summary>
public sealed class HeldCheckpointTests : IAsyncLifetime
{
    private KeptJournal _kept = null!;

    public async Task InitializeAsync() => _kept = await KeptJournal.StartAsync();

    public async Task DisposeAsync() => await _kept.DisposeAsync();

    [Fact]
    public async Task Check_ManyEntriesLater_IsConsistent()
    {
        var office = await _kept.AsOfficeAsync();
        var auditor = await _kept.AsAuditorAsync();
        for (var i = 0; i < 60; i++)
        {
            await _kept.WriteAsync(StreamName.Country(i % 3 == 0 ? "SWE" : i % 3 == 1 ? "DNK" : "NOR"), $"later-{i}");
        }

        var answer = await _kept.CheckAsOfficeAsync(office);

        Assert.True(answer.Consistent, answer.Differences.ToString());
        Assert.Equal(office.Proofs[0].Leaf, answer.Then);
        Assert.Equal(24, answer.Fresh.Proofs[0].Leaf.Seq);
        Assert.True((await _kept.CheckAsAuditorAsync(auditor)).Consistent);
        Assert.Empty(await CheckpointCheck.RunAsync(auditor, _kept.Journal, default));
    }

    [Fact]
    public async Task Check_CutTail_IsFoundAndNamesTheEntryThatIsGone()
    {
        var office = await _kept.AsOfficeAsync();
        var auditor = await _kept.AsAuditorAsync();
        await _kept.EditAsync(connection => Rehash.CutAfter(connection, 7));

        await _kept.VerifiesByItselfAsync();
        var answer = await _kept.CheckAsOfficeAsync(office);
        Assert.False(answer.Consistent);
        Assert.Equal(("country/SWE", 4L), Assert.Single(Named(answer)));
        Assert.Equal(["country/DNK", "country/SWE"], Named(await _kept.CheckAsAuditorAsync(auditor)).Select(one => one.Stream));
    }

    [Fact]
    public async Task Check_CutTailThatWasWrittenOnSince_IsFound()
    {
        var office = await _kept.AsOfficeAsync();
        await _kept.EditAsync(connection => Rehash.CutAfter(connection, 7));
        for (var i = 0; i < 10; i++)
        {
            await _kept.WriteAsync(Sweden, $"other-{i}");
        }

        await _kept.VerifiesByItselfAsync();
        var answer = await _kept.CheckAsOfficeAsync(office);
        Assert.Equal(("country/SWE", 4L), Assert.Single(Named(answer)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Check_StreamHashedAgain_IsFound(long fromSeq, bool moved)
    {
        var office = await _kept.AsOfficeAsync();
        var auditor = await _kept.AsAuditorAsync();
        await _kept.EditAsync(connection =>
        {
            Rehash.From(connection, Sweden, fromSeq);
            if (moved)
            {
                Rehash.MoveToTheEnd(connection, Sweden, fromSeq);
            }
        });

        await _kept.VerifiesByItselfAsync();
        Assert.Equal(("country/SWE", 4L), Assert.Single(Named(await _kept.CheckAsOfficeAsync(office))));
        Assert.Contains(("country/SWE", 4L), Named(await _kept.CheckAsAuditorAsync(auditor)));
    }

    [Fact]
    public async Task Check_AnotherStreamHashedAgain_IsFoundByTheRootAndNamesNobody()
    {
        var office = await _kept.AsOfficeAsync();
        await _kept.EditAsync(connection => Rehash.From(connection, Denmark, 2));

        await _kept.VerifiesByItselfAsync();
        var answer = await _kept.CheckAsOfficeAsync(office);

        Assert.False(answer.Consistent);
        Assert.Empty(Named(answer));
        Assert.Equal(office.Proofs[0].Leaf, answer.Then);
    }

    [Fact]
    public async Task Check_Fork_IsFoundOnTheOtherBranch()
    {
        await using var other = await _kept.CopyAsync();
        await _kept.WriteAsync(Sweden, "here");
        await other.WriteAsync(Sweden, "there");
        var office = await _kept.AsOfficeAsync();
        for (var i = 0; i < 5; i++)
        {
            await _kept.WriteAsync(Denmark, $"here-{i}");
            await other.WriteAsync(Denmark, $"there-{i}");
        }

        await other.VerifiesByItselfAsync();
        Assert.Equal(("country/SWE", 5L), Assert.Single(Named(await other.CheckAsOfficeAsync(office))));
        Assert.True((await _kept.CheckAsOfficeAsync(office)).Consistent);
    }

    [Fact]
    public async Task Check_OlderCopy_IsFound()
    {
        await using var backup = await _kept.CopyAsync();
        await _kept.WriteAsync(Denmark, "since");
        var office = await _kept.AsOfficeAsync();

        var differences = await CheckpointCheck.RunAsync(office, backup.Journal, default);

        Assert.Contains(differences, difference => difference.Problem.Contains("ends before", StringComparison.Ordinal));
        Assert.False((await backup.CheckAsOfficeAsync(office)).Consistent);
    }

    [Fact]
    public async Task Get_Office_SeesItsOwnStreamOnly()
    {
        var held = await _kept.AsOfficeAsync();

        Assert.Equal("country/SWE", Assert.Single(held.Proofs).Leaf.Stream);
        Assert.Empty(held.Heads);
        Assert.Equal(3, held.Checkpoint.Streams);
        Assert.DoesNotContain((await _kept.Journal.HeadAsync(Denmark, default)).Hash.ToString(), held.ToString(), StringComparison.Ordinal);
        Assert.Empty((await _kept.GetAsync(TestCallers.Region("ASEAN"), allHeads: false)).Proofs);
        await RefusedAsync(ErrorReason.RoleNotAllowed, () => _kept.GetAsync(TestCallers.Submitter("SWE"), allHeads: true));
        await RefusedAsync(ErrorReason.RoleNotAllowed, () => _kept.GetAsync(TestCallers.Admin, allHeads: true));
    }

    [Fact]
    public async Task Check_EndsOfOthers_AreRefused()
    {
        var denmark = await _kept.GetAsync(TestCallers.Submitter("DNK"), allHeads: false);

        await RefusedAsync(ErrorReason.NotYours, () => _kept.CheckAsOfficeAsync(denmark));
        var all = await _kept.AsAuditorAsync();
        await RefusedAsync(ErrorReason.NotYours, () => _kept.CheckAsOfficeAsync(all));
    }

    [Fact]
    public async Task Check_ChangedCheckpoint_IsRefusedAsSuch()
    {
        Action<HeldCheckpoint>[] changes =
        [
            held => held.Checkpoint.Cursor--,
            held => held.Checkpoint.Streams++,
            held => held.Checkpoint.Root = held.Proofs[0].Path[0],
            held => held.Checkpoint.Time.Nanos += 1000,
            held => held.Proofs[0].Leaf.Seq--,
            held => held.Proofs[0].Path.RemoveAt(0),
        ];
        foreach (var change in changes)
        {
            var held = await _kept.AsOfficeAsync();
            change(held);
            await RefusedAsync(ErrorReason.SignatureInvalid, () => _kept.CheckAsOfficeAsync(held));
        }
    }

    private static List<(string Stream, long Seq)> Named(CheckConsistencyResponse answer)
    {
        Assert.False(answer.Consistent);
        Assert.Contains(answer.Differences, difference => difference.Stream.Length == 0);
        return [.. answer.Differences.Where(difference => difference.Stream.Length > 0).Select(difference => (difference.Stream, difference.Seq))];
    }

    private static async Task RefusedAsync(ErrorReason reason, Func<Task> call) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<RefusedException>(call)).Reason);
}
