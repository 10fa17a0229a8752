// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Hands a grain under construction its context; a constructor runs on one thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? current;

    internal static IGrainContext? Current
    {
        get => current;
        set => current = value;
    }
}
