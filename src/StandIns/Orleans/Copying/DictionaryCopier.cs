// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

internal sealed class DictionaryCopier<TKey, TValue> : TypeCopier
    where TKey : notnull
{
    internal override object Copy(object value, CopyContext context)
    {
        var original = (Dictionary<TKey, TValue>)value;
        var copy = new Dictionary<TKey, TValue>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var (key, item) in original)
        {
            copy.Add(context.Copy(key), context.Copy(item));
        }

        return copy;
    }
}
