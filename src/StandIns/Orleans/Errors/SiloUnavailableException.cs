// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A call was not taken because the silo is not running, or no longer.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException()
        : base("The silo is not running.")
    {
    }

    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }
}
