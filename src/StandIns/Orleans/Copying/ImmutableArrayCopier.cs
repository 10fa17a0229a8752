// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableArrayCopier<T> : TypeCopier
{
    internal override object Copy(object value, CopyContext context)
    {
        var original = (ImmutableArray<T>)value;
        return original.IsDefault || Copiers.Shares(typeof(T)) ? original : ImmutableArray.CreateRange(original, static (item, context) => context.Copy(item), context);
    }
}
