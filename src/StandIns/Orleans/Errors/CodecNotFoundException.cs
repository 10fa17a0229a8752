// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

/// <summary>A value of a type that is not made to cross a grain call.</summary>
public sealed class CodecNotFoundException : SerializerException
{
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
