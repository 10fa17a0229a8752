// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

internal sealed class ListCopier<T> : TypeCopier
{
    internal override object Copy(object value, CopyContext context)
    {
        var original = (List<T>)value;
        var copy = new List<T>(original.Count);
        context.Record(original, copy);
        foreach (var item in original)
        {
            copy.Add(context.Copy(item));
        }

        return copy;
    }
}
