// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains;

/// <summary>This hub process, as evidence and job claims name it.</summary>
/// <param name="Name">1 to 64 of the characters A-Z a-z 0-9 . _ -.</param>
public sealed record Node(string Name)
{
    /// <summary>
    /// Who claims jobs. The name, where a data directory is locked for one hub: the same name is then the same hub, started again. Where several hubs share
    /// a journal it is of this process alone, or two of one name would take each other's jobs.
    /// </summary>
    public string Claimant { get; init; } = Name;
}
