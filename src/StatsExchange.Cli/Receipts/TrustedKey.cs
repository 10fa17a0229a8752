// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Receipts;

internal static class TrustedKey
{
    public static VerificationKey Read(string path)
    {
        try
        {
            return VerificationKey.FromPem(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
