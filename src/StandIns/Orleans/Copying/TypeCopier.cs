// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

/// <summary>Copies the values of one type.</summary>
internal abstract class TypeCopier
{
    /// <summary>True where a value may be shared instead, because nobody can change it.</summary>
    internal virtual bool Shares => false;

    internal abstract object Copy(object value, CopyContext context);
}
