// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>What is taken out of a corridor before it is told.</summary>
internal static class EstimatedCorridorExtensions
{
    /// <summary>Takes out all that a method says of it, and puts why in its place. What the two ends report stays.</summary>
    public static void Withhold(this EstimatedCorridor told, string reason)
    {
        told.ClearEstimate();
        told.ClearLower();
        told.ClearUpper();
        told.Fitted = false;
        told.Detail.Clear();
        told.DetailReason = "";
        told.Reason = reason;
    }
}
