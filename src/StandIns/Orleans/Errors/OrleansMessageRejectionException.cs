// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A call was not taken.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}
