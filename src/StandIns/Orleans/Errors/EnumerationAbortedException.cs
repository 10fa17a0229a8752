// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>An enumeration ended because the grain that produced it was deactivated.</summary>
[GenerateSerializer]
public sealed class EnumerationAbortedException : Exception
{
    public EnumerationAbortedException()
    {
    }

    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
