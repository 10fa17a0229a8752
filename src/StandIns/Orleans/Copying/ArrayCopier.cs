// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

internal sealed class ArrayCopier<T> : TypeCopier
{
    internal override object Copy(object value, CopyContext context)
    {
        var original = (T[])value;
        var copy = (T[])original.Clone();
        context.Record(original, copy);
        if (Copiers.Shares(typeof(T)))
        {
            return copy;
        }

        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = context.Copy(original[i]);
        }

        return copy;
    }
}
