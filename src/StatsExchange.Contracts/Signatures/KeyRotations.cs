// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Signatures;

/// <summary>Makes and checks the statements by which one evidence key takes over from another.</summary>
public static class KeyRotations
{
    /// <summary>The bytes that both keys sign, as documented at the message <see cref="KeyRotation"/>.</summary>
    public static byte[] StatementOf(KeyRotation rotation) =>
        new StatementWriter("statsexchange evidence key rotation v1")
            .Line("old_key_id", rotation.OldKeyId)
            .Line("new_key_id", rotation.NewKeyId)
            .Line("time", rotation.Time)
            .ToBytes();

    /// <summary>A rotation signed by both keys: the old one vouches for the new, the new one shows that its holder wants it.</summary>
    /// <param name="old">The key in use.</param>
    /// <param name="successor">The key to be used from now on.</param>
    /// <param name="time">The time of the statement; kept in whole microseconds.</param>
    public static KeyRotation Sign(SigningKey old, SigningKey successor, DateTimeOffset time)
    {
        var rotation = new KeyRotation
        {
            OldKeyId = old.KeyId,
            NewKeyId = successor.KeyId,
            Time = Timestamp.FromDateTimeOffset(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond))),
        };
        var statement = StatementOf(rotation);
        rotation.Statement = ByteString.CopyFrom(statement);
        rotation.OldKeySignature = ByteString.CopyFrom(old.SignDer(statement));
        rotation.NewKeySignature = ByteString.CopyFrom(successor.SignDer(statement));
        return rotation;
    }

    /// <summary>What is wrong with a rotation from one key to another; null where it is good.</summary>
    public static string? Problem(KeyRotation rotation, VerificationKey old, VerificationKey successor)
    {
        var statement = StatementOf(rotation);
        return rotation.OldKeyId != old.KeyId || rotation.NewKeyId != successor.KeyId ? "It names other keys."
            : rotation.Time is null || !rotation.Statement.Span.SequenceEqual(statement) ? "Its statement does not say what its fields say."
            : !old.Verify(statement, rotation.OldKeySignature.Span) ? "The old key has not signed it."
            : !successor.Verify(statement, rotation.NewKeySignature.Span) ? "The new key has not signed it."
            : null;
    }
}
