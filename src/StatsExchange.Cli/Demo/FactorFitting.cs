// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Reconciles the flow sample's body with correction factors, benchmarked by the sum rule.</summary>
internal static class FactorFitting
{
    public static async Task<(DemoStep Step, string Job)> ReconcileAsync(DemoWorld world, string period, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var found = await ReconciliationRun.RunAsync(
            world.As(DemoWorld.FlowRegion, "steward"),
            new StartReconciliationRequest { RequestId = "demo-reconciliation", Region = DemoWorld.FlowRegion, Pair = "residence", TimePeriod = period, Method = "factors" },
            progress,
            cancellationToken).ConfigureAwait(false);
        var (job, result) = (found.Job, found.Results[0]);
        var estimated = result.Cells.Count(c => c.HasEstimate);
        var step = new DemoStep(
            $"{Figures.Count(estimated)} of {Figures.Count(result.Cells.Count)} corridors have an estimate for {period}; the others say why not.",
            new JsonObject { ["job"] = job.Id, ["estimated"] = estimated, ["cells"] = result.Cells.Count, ["factors"] = ReconciliationText.FactorJson(result) },
            ReconciliationText.FactorTable(result));
        return (step, job.Id);
    }
}
