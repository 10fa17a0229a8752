// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// SHA-256 (FIPS 180-4) of eight short texts at a time, one in each lane of a vector. Hashing a short text alone costs a library mostly
/// what it does around the hashing; a slice has one such text per row.
/// </summary>
internal sealed class Sha256Lanes
{
    public const int Lanes = 8;

    private const int BlockSize = 64;
    private const int WordsPerBlock = BlockSize / sizeof(uint);
    private const int LengthSize = sizeof(ulong);
    private const int Rounds = 64;
    private const byte EndOfText = 0x80;

    private static readonly uint[] Initial =
        [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    private static readonly uint[] RoundConstants =
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    private readonly byte[] _texts;
    private readonly int _stride;
    private readonly int[] _blocks = new int[Lanes];

    /// <summary>Makes room for texts of at most this length.</summary>
    public Sha256Lanes(int longest)
    {
        _stride = BlocksFor(longest) * BlockSize;
        _texts = new byte[_stride * Lanes];
    }

    /// <summary>Where the text of a lane is written.</summary>
    public Span<byte> TextOf(int lane) => _texts.AsSpan(lane * _stride, _stride);

    /// <summary>Says how long the text written to a lane is.</summary>
    public void Set(int lane, int length)
    {
        _blocks[lane] = BlocksFor(length);
        var padding = TextOf(lane)[length..(_blocks[lane] * BlockSize)];
        padding.Clear();
        padding[0] = EndOfText;
        BinaryPrimitives.WriteUInt64BigEndian(padding[^LengthSize..], (ulong)length * 8);
    }

    /// <summary>The first four bytes of each lane's hash, as big-endian numbers.</summary>
    public Vector256<uint> FirstWords()
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[Initial.Length];
        for (var word = 0; word < state.Length; word++)
        {
            state[word] = Vector256.Create(Initial[word]);
        }

        var blocks = Vector256.Create<int>(_blocks);
        for (var block = 0; block < _stride / BlockSize; block++)
        {
            // A lane whose text has ended keeps its state.
            var goesOn = Vector256.GreaterThan(blocks, Vector256.Create(block)).AsUInt32();
            if (goesOn == Vector256<uint>.Zero)
            {
                break;
            }

            Compress(state, block, goesOn);
        }

        return state[0];
    }

    private static int BlocksFor(int length) => ((length + LengthSize) / BlockSize) + 1;

    private void Compress(Span<Vector256<uint>> state, int block, Vector256<uint> goesOn)
    {
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Rounds];
        Load(words, block);
        for (var t = WordsPerBlock; t < Rounds; t++)
        {
            words[t] = words[t - 16] + words[t - 7]
                + (Rotate(words[t - 15], 7) ^ Rotate(words[t - 15], 18) ^ (words[t - 15] >>> 3))
                + (Rotate(words[t - 2], 17) ^ Rotate(words[t - 2], 19) ^ (words[t - 2] >>> 10));
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds; t++)
        {
            var first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g))) + Vector256.Create(RoundConstants[t]) + words[t];
            var second = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        ReadOnlySpan<Vector256<uint>> added = [a, b, c, d, e, f, g, h];
        for (var word = 0; word < state.Length; word++)
        {
            state[word] += added[word] & goesOn;
        }
    }

    private void Load(Span<Vector256<uint>> words, int block)
    {
        Span<uint> lanes = stackalloc uint[Lanes];
        for (var word = 0; word < WordsPerBlock; word++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                lanes[lane] = BinaryPrimitives.ReadUInt32BigEndian(_texts.AsSpan((lane * _stride) + (block * BlockSize) + (word * sizeof(uint))));
            }

            words[word] = Vector256.Create<uint>(lanes);
        }
    }

    private static Vector256<uint> Rotate(Vector256<uint> value, int bits) => (value >>> bits) | (value << (32 - bits));
}
