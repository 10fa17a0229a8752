// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Callers;

/// <summary>
/// Admits caller × method on our own grains, default deny; the runtime's own grains pass. It also keeps faults of the journal from
/// leaving a grain as exceptions that are not ours.
/// </summary>
public sealed class CallerFilter : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType is { } declared && declared.Assembly == typeof(CallerFilter).Assembly)
        {
            Admit(declared.Name, context.InterfaceMethod.Name);
        }

        try
        {
            await context.Invoke();
        }
        catch (JournalException fault)
        {
            throw JournalFaults.ToRefusal(fault);
        }
    }

    private static void Admit(string grain, string method)
    {
        var caller = CallerContext.Required;
        if (!MethodPermissions.Allows(caller.Role, grain, method))
        {
            throw new RefusedException(ErrorReason.RoleNotAllowed, $"The role {caller.Role.ToString().ToLowerInvariant()} may not do this.");
        }
    }
}
