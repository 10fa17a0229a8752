// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;

namespace Orleans;

public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        IGrainBase { GrainContext: not null } activated => activated.GrainContext.GrainId,
        IReference reference => reference.GrainId,
        _ => throw new ArgumentException($"{grain.GetType()} is neither an activated grain nor a reference to a grain.", nameof(grain)),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();
}
