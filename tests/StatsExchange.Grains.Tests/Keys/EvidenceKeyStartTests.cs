// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Keys;
using StatsExchange.Grains.Tests.Checkpoints;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Journal.Sqlite;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Keys;

public sealed class EvidenceKeyStartTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SigningKey _first = SigningKey.Create();
    private readonly SigningKey _second = SigningKey.Create();
    private readonly MemoryJournal _journal;

    public EvidenceKeyStartTests() => _journal = new MemoryJournal(_clock);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task Ensure_JournalWithoutAKey_AdoptsTheKeyInUseOnce()
    {
        await StartAsync(_first);
        await StartAsync(_first);

        var key = Assert.Single((await KeysAsync()).All);
        Assert.Equal((_first.KeyId, _first.Public.Pem, ""), (key.KeyId, key.PublicKey, key.Predecessor));
        Assert.Equal(_clock.Now, key.ValidFrom.ToDateTimeOffset());
        Assert.Equal(1, (await _journal.HeadAsync(StreamName.Hub, default)).Seq);
    }

    [Fact]
    public async Task Ensure_AnotherKeyWithoutARotation_IsRefusedAndNothingIsWritten()
    {
        await StartAsync(_first);

        var refused = await Assert.ThrowsAsync<EvidenceKeyException>(() => StartAsync(_second));

        Assert.Contains(_first.KeyId, refused.Message, StringComparison.Ordinal);
        Assert.Contains(_second.KeyId, refused.Message, StringComparison.Ordinal);
        Assert.Contains("rotate", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _journal.HeadAsync(StreamName.Hub, default)).Seq);
    }

    [Fact]
    public async Task Ensure_Rotation_IsRecordedOnceWithBothSignatures()
    {
        await StartAsync(_first);
        var rotation = Rotation(_first, _second);
        await StartAsync(_second, rotation);
        await StartAsync(_second, rotation);
        await StartAsync(_second);

        var keys = await KeysAsync();
        Assert.Equal([_second.KeyId, _first.KeyId], keys.All.Select(key => key.KeyId));
        Assert.Equal(_first.KeyId, keys.Current!.Predecessor);
        Assert.Null(KeyRotations.Problem(keys.Current.Rotation, _first.Public, _second.Public));
        Assert.Equal(2, (await _journal.HeadAsync(StreamName.Hub, default)).Seq);
    }

    [Fact]
    public async Task Ensure_SupersededKey_IsRefused()
    {
        await StartAsync(_first);
        await StartAsync(_second, Rotation(_first, _second));

        var refused = await Assert.ThrowsAsync<EvidenceKeyException>(() => StartAsync(_first));
        Assert.Contains("superseded", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EvidenceKeyException>(() => StartAsync(_first, Rotation(_second, _first)));
    }

    [Fact]
    public async Task Ensure_RotationThatTheOldKeyHasNotSigned_IsRefused()
    {
        await StartAsync(_first);
        using var stranger = SigningKey.Create();
        var forged = Rotation(stranger, _second);
        forged[0].Rotation.OldKeyId = _first.KeyId;
        forged[0].Rotation.Statement = Google.Protobuf.ByteString.CopyFrom(KeyRotations.StatementOf(forged[0].Rotation));
        forged[1] = new PublicSigningKey { KeyId = _first.KeyId, PublicKey = _first.Public.Pem };

        await Assert.ThrowsAsync<EvidenceKeyException>(() => StartAsync(_second, forged));
        await Assert.ThrowsAsync<EvidenceKeyException>(() => StartAsync(_second, Rotation(stranger, _second)));
        Assert.Equal(1, (await _journal.HeadAsync(StreamName.Hub, default)).Seq);
    }

    [Fact]
    public async Task Ensure_RotationOnAJournalWithoutAKey_RecordsBothKeys()
    {
        await StartAsync(_second, Rotation(_first, _second));

        Assert.Equal([_second.KeyId, _first.KeyId], (await KeysAsync()).All.Select(key => key.KeyId));
    }

    [Fact]
    public async Task Ensure_TwoHubsAtOnceWithDifferentKeys_AdoptsOneAndRefusesTheOther()
    {
        for (var round = 0; round < 5; round++)
        {
            var directory = Directory.CreateTempSubdirectory("statsexchange-").FullName;
            await using (var journal = await SqliteJournal.OpenAsync(directory, _clock, default))
            {
                var starts = new[] { _first, _second }
                    .Select(key => Task.Run(() => EvidenceKeyStart.EnsureAsync(journal, key.Public, [], _clock, default)))
                    .ToList();

                await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default);

                Assert.Equal(1, starts.Count(start => start.IsCompletedSuccessfully));
                Assert.IsType<EvidenceKeyException>(starts.Single(start => start.IsFaulted).Exception!.InnerException);
                Assert.Single((await new EvidenceKeyReader(journal).ReadAsync(default)).All);
            }

            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Ensure_StreamDamagedBehindTheKey_AcceptsThatKeyAndNoOther()
    {
        await using var kept = await KeptJournal.StartAsync();
        await kept.WriteAsync(StreamName.Hub, "later");

        await kept.EditAsync(connection =>
        {
            using var damage = connection.CreateCommand();
            damage.CommandText = "UPDATE entries SET body = x'00' WHERE stream = 'hub' AND seq = 2";
            Assert.Equal(1, damage.ExecuteNonQuery());
        });

        await Assert.ThrowsAsync<JournalCorruptException>(() => kept.Journal.ReadAsync(StreamName.Hub, 1, default).LastAsync().AsTask());
        await Assert.ThrowsAsync<JournalCorruptException>(() => EvidenceKeyStart.EnsureAsync(kept.Journal, _first.Public, [], _clock, default));
    }

    private Task StartAsync(SigningKey key, params PublicSigningKey[] rotation) =>
        EvidenceKeyStart.EnsureAsync(_journal, key.Public, rotation, _clock, default);

    private Task<EvidenceKeys> KeysAsync() => new EvidenceKeyReader(_journal).ReadAsync(default);

    private PublicSigningKey[] Rotation(SigningKey old, SigningKey successor) =>
    [
        new() { KeyId = successor.KeyId, PublicKey = successor.Public.Pem, Rotation = KeyRotations.Sign(old, successor, _clock.Now) },
        new() { KeyId = old.KeyId, PublicKey = old.Public.Pem },
    ];
}
