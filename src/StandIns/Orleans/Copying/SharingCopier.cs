// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

internal sealed class SharingCopier : TypeCopier
{
    internal static readonly SharingCopier Instance = new();

    internal override bool Shares => true;

    internal override object Copy(object value, CopyContext context) => value;
}
