// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel.DataAnnotations;

namespace StatsExchange.Hub.Options;

/// <summary>Which tokens a hub takes.</summary>
public sealed class TokenOptions
{
    /// <summary>The issuer.</summary>
    [Option("issuer", "The iss claim tokens must have.")]
    [Required]
    public string Issuer { get; set; } = "statsexchange";

    /// <summary>Tolerated difference of clocks, in seconds.</summary>
    [Option("clock-skew-seconds", "Tolerated difference between the issuer's clock and this one, for nbf and exp.")]
    [Range(0, 300)]
    public int ClockSkewSeconds { get; set; }
}
