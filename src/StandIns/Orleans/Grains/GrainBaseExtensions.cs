// SPDX-License-Identifier: Apache-2.0
namespace Orleans;

public static class GrainBaseExtensions
{
    /// <summary>Ends the activation when its running calls are done; waiting calls go to the next activation.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) => grain.GrainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));
}
