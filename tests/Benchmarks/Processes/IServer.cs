// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Processes;

/// <summary>A server in a process of its own.</summary>
internal interface IServer : IAsyncDisposable
{
    Uri Address { get; }

    /// <summary>The processor time the process has used.</summary>
    TimeSpan Cpu { get; }

    /// <summary>The bytes the process has allocated so far; null where it cannot tell.</summary>
    Task<long?> AllocatedAsync();
}
