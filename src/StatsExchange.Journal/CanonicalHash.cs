// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StatsExchange.Journal;

/// <summary>SHA-256 over fields whose borders cannot shift: whatever has a variable length is preceded by that length.</summary>
internal sealed class CanonicalHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public CanonicalHash(string format) => Text(format);

    public void Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        _hash.AppendData(value);
    }

    public void Hashes(ReadOnlySpan<Hash> values)
    {
        Count(values.Length);
        foreach (var value in values)
        {
            Hash(value);
        }
    }

    public void Hash(Hash value) => _hash.AppendData(value.AsSpan());

    public void Integer(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    public Hash Finish()
    {
        Span<byte> bytes = stackalloc byte[Journal.Hash.Length];
        _hash.GetHashAndReset(bytes);
        return Journal.Hash.FromBytes(bytes);
    }

    public void Dispose() => _hash.Dispose();

    private void Count(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        _hash.AppendData(bytes);
    }
}
