// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Demo;

/// <summary>Token files for whoever wants to go on where the demo ended.</summary>
internal static class DemoTokens
{
    private static readonly (string? Party, string Role)[] Holders =
    [
        ("SWE", "submitter"), ("SWE", "analyst"), ("SWE", "signatory"),
        ("DNK", "submitter"), ("DNK", "analyst"), ("DNK", "signatory"),
        (DemoWorld.FlowRegion, "steward"), (DemoWorld.FlowRegion, "region"),
        (DemoWorld.StockRegion, "steward"), (DemoWorld.StockRegion, "region"),
        (null, "admin"), (null, "auditor"),
    ];

    /// <summary>Writes the files and says how to use them.</summary>
    public static void Offer(Output output, DemoWorld world, Uri address)
    {
        var directory = Directory.CreateDirectory(Path.Combine(world.Data, "tokens")).FullName;
        foreach (var (party, role) in Holders)
        {
            var file = Path.Combine(directory, $"{party ?? "hub"}-{role}.token");
            File.WriteAllText(file, world.TokenOf(party, role));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        output.Note($"The hub serves at {address.GetLeftPart(UriPartial.Authority)} with the data directory {world.Data}. For example:");
        output.Note($"  statsx mirror SWE DNK --period 2015 --token-file {directory}/SWE-analyst.token");
        output.Note($"  statsx corridors --region {DemoWorld.FlowRegion} --token-file {directory}/{DemoWorld.FlowRegion}-steward.token");
        output.Note($"  statsx snapshot list {DemoWorld.StockRegion} --token-file {directory}/{DemoWorld.StockRegion}-region.token");
        output.Note($"Other tokens in that directory: {string.Join(", ", Holders.Select(h => $"{h.Party ?? "hub"}-{h.Role}"))}; signatories' keys: {Path.Combine(world.Data, "signatories")}.");
        output.Note("Ctrl+C ends the hub.");
    }
}
