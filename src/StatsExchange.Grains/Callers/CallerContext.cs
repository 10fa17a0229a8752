// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StatsExchange.V1;

namespace StatsExchange.Grains.Callers;

/// <summary>The caller of the current call, carried in the request context so that the original caller arrives at every grain.</summary>
public static class CallerContext
{
    private const string Key = "sx.caller";

    /// <summary>The caller, or null outside a call.</summary>
    public static Caller? Current => RequestContext.Get(Key) as Caller;

    /// <summary>The caller.</summary>
    /// <exception cref="RefusedException">Nobody is known to call.</exception>
    public static Caller Required =>
        Current ?? throw new RefusedException(ErrorReason.RoleNotAllowed, "The call carries no caller.");

    /// <summary>Makes every later call of this flow one of <paramref name="caller"/>.</summary>
    public static void Set(Caller caller) => RequestContext.Set(Key, caller);
}
