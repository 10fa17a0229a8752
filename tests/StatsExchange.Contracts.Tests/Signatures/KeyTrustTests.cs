// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Signatures;

public sealed class KeyTrustTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 9, 0, 0, 120, TimeSpan.Zero);

    private readonly SigningKey[] _keys = [SigningKey.Create(), SigningKey.Create(), SigningKey.Create(), SigningKey.Create()];

    public void Dispose()
    {
        foreach (var key in _keys)
        {
            key.Dispose();
        }
    }

    [Fact]
    public void StatementOf_Rotation_IsTheTextItsMessageDocuments()
    {
        var rotation = KeyRotations.Sign(_keys[0], _keys[1], Time);

        Assert.Equal(
            $"statsexchange evidence key rotation v1\nold_key_id: {_keys[0].KeyId}\nnew_key_id: {_keys[1].KeyId}\ntime: 2026-01-31T09:00:00.120000Z\n",
            StatementText.Read(KeyRotations.StatementOf(rotation)));
        Assert.Equal(KeyRotations.StatementOf(rotation), rotation.Statement.ToByteArray());
    }

    [OpenSslFact]
    public void Sign_Rotation_VerifiesWithPlainOpenSslUnderBothKeys()
    {
        using var openSsl = new OpenSsl();
        var rotation = KeyRotations.Sign(_keys[0], _keys[1], Time);

        Assert.Equal("Verified OK", openSsl.Verify(_keys[0].Public.Pem, rotation.Statement.ToByteArray(), rotation.OldKeySignature.ToByteArray()));
        Assert.Equal("Verified OK", openSsl.Verify(_keys[1].Public.Pem, rotation.Statement.ToByteArray(), rotation.NewKeySignature.ToByteArray()));
    }

    [Fact]
    public void Find_ChainOfRotations_ReachesForwardAndBackFromAnyOfItsKeys()
    {
        foreach (var pinned in _keys)
        {
            var trust = new KeyTrust(pinned.Public, Chain());

            Assert.All(_keys, key => Assert.Equal(key.Public.Pem, trust.Find(key.KeyId)?.Pem));
            Assert.Empty(trust.Problems);
        }
    }

    [Fact]
    public void Find_WithoutRotations_TrustsThePinnedKeyOnly()
    {
        var trust = new KeyTrust(_keys[0].Public, Chain().Select(key => new PublicSigningKey { KeyId = key.KeyId, PublicKey = key.PublicKey }));

        Assert.NotNull(trust.Find(_keys[0].KeyId));
        Assert.Null(trust.Find(_keys[1].KeyId));
    }

    [Fact]
    public void Find_AnyPartOfALinkChanged_EndsTheChainThereAndSaysSo()
    {
        Action<KeyRotation>[] changes =
        [
            link => link.Time.Nanos += 1000,
            link => link.Statement = ByteString.CopyFromUtf8("another"),
            link => link.OldKeySignature = link.NewKeySignature,
            link => link.NewKeySignature = link.OldKeySignature,
            link => link.OldKeySignature = ByteString.Empty,
        ];
        foreach (var change in changes)
        {
            var chain = Chain();
            change(chain[2].Rotation);
            var trust = new KeyTrust(_keys[0].Public, chain);

            Assert.NotNull(trust.Find(_keys[1].KeyId));
            Assert.Null(trust.Find(_keys[2].KeyId));
            Assert.Null(trust.Find(_keys[3].KeyId));
            Assert.Single(trust.Problems);
        }
    }

    [Fact]
    public void Find_KeyUnderTheIdOfAnother_IsNotBelieved()
    {
        using var stranger = SigningKey.Create();
        var chain = Chain();
        chain[1].PublicKey = stranger.Public.Pem;
        var trust = new KeyTrust(_keys[0].Public, chain);

        Assert.Null(trust.Find(_keys[1].KeyId));
        Assert.Null(trust.Find(stranger.KeyId));
    }

    [Fact]
    public void Find_SecondSuccessorOfAnOlderKey_IsNotReachedFromTheNewest()
    {
        using var thief = SigningKey.Create();
        var branch = new PublicSigningKey { PublicKey = thief.Public.Pem, Rotation = KeyRotations.Sign(_keys[0], thief, Time) };
        var trust = new KeyTrust(_keys[3].Public, Chain().Append(branch));

        Assert.NotNull(trust.Find(_keys[0].KeyId));
        Assert.Null(trust.Find(thief.KeyId));
    }

    private List<PublicSigningKey> Chain() =>
    [
        .. _keys.Select((key, place) => new PublicSigningKey
        {
            KeyId = key.KeyId,
            PublicKey = key.Public.Pem,
            Rotation = place == 0 ? null : KeyRotations.Sign(_keys[place - 1], key, Time),
        }),
    ];
}
