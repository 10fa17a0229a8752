// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Snapshots;

/// <summary>
/// SHA-256(salt ‖ digest): shows that source data existed without showing them. The digest of a block with one small count can be
/// guessed by trying all counts; a random salt that only the owner holds takes that away.
/// </summary>
public static class Commitment
{
    /// <summary>The length of a salt in bytes: 128 random bits per submission.</summary>
    public const int SaltSize = 16;

    /// <summary>The commitment to <paramref name="digest"/> under <paramref name="salt"/>.</summary>
    /// <exception cref="ArgumentException">The salt has not exactly <see cref="SaltSize"/> bytes.</exception>
    public static Digest To(Digest digest, ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltSize)
        {
            throw new ArgumentException($"A salt has {SaltSize} bytes, not {salt.Length}.", nameof(salt));
        }

        Span<byte> bytes = stackalloc byte[SaltSize + Digest.Size];
        salt.CopyTo(bytes);
        digest.CopyTo(bytes[SaltSize..]);
        return Digest.Of(bytes);
    }
}
