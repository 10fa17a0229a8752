// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class Sha256LanesTests
{
    private const int Longest = 200;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void FirstWords_TextsOfEveryLengthSideBySide_AreThoseOfTheLibrary(int seed)
    {
        var random = new Random(seed);
        var lanes = new Sha256Lanes(Longest);
        for (var length = 0; length <= Longest; length++)
        {
            // The lengths beside it end in other blocks; what was in the lanes before must not matter.
            int[] lengths = [length, .. Enumerable.Range(1, Sha256Lanes.Lanes - 1).Select(_ => random.Next(Longest + 1))];
            var expected = new uint[lengths.Length];
            for (var lane = 0; lane < lengths.Length; lane++)
            {
                var text = lanes.TextOf(lane)[..lengths[lane]];
                random.NextBytes(text);
                expected[lane] = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(text));
                lanes.Set(lane, lengths[lane]);
            }

            Assert.Equal(Vector256.Create<uint>(expected), lanes.FirstWords());
        }
    }
}
