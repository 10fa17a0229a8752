// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableListCopier<T> : TypeCopier
{
    internal override object Copy(object value, CopyContext context) =>
        Copiers.Shares(typeof(T)) ? value : ((ImmutableList<T>)value).ConvertAll(context.Copy);
}
