// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StatsExchange.Faults.Runs;

/// <summary>Seeds of the parts of a run, all from the one that is printed; the same in every process.</summary>
internal static class Seeds
{
    public static int Of(int seed, string part, int number = 0) => BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed} {part} {number}")))) & int.MaxValue;

    public static Random Random(int seed, string part, int number = 0) => new(Of(seed, part, number));

    /// <summary>Some of the countries there are histories of.</summary>
    public static IReadOnlyList<string> Countries(int seed, int count)
    {
        var countries = Clients.Countries.All.ToArray();
        Random(seed, "countries").Shuffle(countries);
        return countries[..count];
    }
}
