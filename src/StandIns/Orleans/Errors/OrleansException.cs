// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>What the runtime itself throws.</summary>
public class OrleansException : Exception
{
    public OrleansException()
    {
    }

    public OrleansException(string message)
        : base(message)
    {
    }

    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
