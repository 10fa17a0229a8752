// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Tests.Signatures;

/// <summary>A fact that plain openssl judges; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslFactAttribute : FactAttribute
{
    public OpenSslFactAttribute()
    {
        if (!OpenSsl.IsInstalled)
        {
            Skip = "openssl is not installed.";
        }
    }
}
