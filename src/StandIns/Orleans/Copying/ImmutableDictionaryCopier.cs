// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableDictionaryCopier<TKey, TValue> : TypeCopier
    where TKey : notnull
{
    internal override object Copy(object value, CopyContext context)
    {
        if (Copiers.Shares(typeof(TKey)) && Copiers.Shares(typeof(TValue)))
        {
            return value;
        }

        var original = (ImmutableDictionary<TKey, TValue>)value;
        return original
            .Select(entry => KeyValuePair.Create(context.Copy(entry.Key), context.Copy(entry.Value)))
            .ToImmutableDictionary(original.KeyComparer, original.ValueComparer);
    }
}
