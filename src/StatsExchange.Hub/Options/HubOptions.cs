// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel.DataAnnotations;

namespace StatsExchange.Hub.Options;

/// <summary>Everything that can be set on a hub. Flags win over environment variables, these over the file.</summary>
public sealed class HubOptions
{
    /// <summary>The data directory.</summary>
    [Option("data", "Data directory: journal and keys. One hub at a time, but for those with --postgres. Made if it is missing.")]
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Where the journal is, if not in the data directory.</summary>
    public StoreOptions Store { get; } = new();

    /// <summary>Name of this process among those of one journal.</summary>
    [Option("node", "Name of this process, different for each hub of one journal: its evidence stands in the stream evidence/NAME.")]
    [Required]
    [RegularExpression("[A-Za-z0-9._-]{1,64}", ErrorMessage = "must be 1 to 64 of A-Z a-z 0-9 . _ -")]
    public string Node { get; set; } = "hub-1";

    /// <summary>Where it listens.</summary>
    public ListenOptions Listen { get; } = new();

    /// <summary>What it shows at addresses with TLS.</summary>
    public TlsOptions Tls { get; } = new();

    /// <summary>What it takes at most.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>Which tokens it takes.</summary>
    public TokenOptions Tokens { get; } = new();

    /// <summary>Keys other than those of the data directory.</summary>
    public KeyOptions Keys { get; } = new();

    /// <summary>When it says that mirror figures are apart.</summary>
    public ToleranceOptions Tolerance { get; } = new();

    /// <summary>What it writes to its log.</summary>
    public LogOptions Log { get; } = new();
}
