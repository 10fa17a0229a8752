// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

internal sealed class HashSetCopier<T> : TypeCopier
{
    internal override object Copy(object value, CopyContext context)
    {
        var original = (HashSet<T>)value;
        var copy = new HashSet<T>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var item in original)
        {
            copy.Add(context.Copy(item));
        }

        return copy;
    }
}
