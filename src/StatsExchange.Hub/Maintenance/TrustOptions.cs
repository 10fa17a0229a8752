// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Integrity;
using StatsExchange.Hub.Keys;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Against which key receipts are verified.</summary>
internal sealed class TrustOptions
{
    public Option<string?> Trust { get; } = new("--trust")
    {
        Description = "The public evidence key (PEM) that receipts are verified with. Default: keys/evidence.pub.pem of the data directory.",
        HelpName = "FILE",
    };

    /// <summary>Verifies with the key named, or with that of the data directory; without either receipts are compared with their entries only.</summary>
    public RecordedContents Read(ParseResult parsed, string? data)
    {
        var file = parsed.GetValue(Trust) ?? OwnKey(data);
        return new RecordedContents(file is null ? null : KeyFile.Read(file, VerificationKey.FromPem));
    }

    private static string? OwnKey(string? data) =>
        data is not null && Path.Combine(data, "keys", "evidence.pub.pem") is var own && File.Exists(own) ? own : null;
}
