// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// Tells whether anybody waits for a task. A call that a grain only started, and does not wait for, is no part of a deadlock;
/// a task says so nowhere in public.
/// </summary>
internal static class Awaiting
{
    private static bool isKnown = true;

    internal static bool IsAwaited(Task? task)
    {
        try
        {
            return task is not null && (!isKnown || Continuation(task) is not null);
        }
        catch (MissingFieldException)
        {
            isKnown = false;
            return true;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? Continuation(Task task);
}
