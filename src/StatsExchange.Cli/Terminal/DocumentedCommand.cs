// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Terminal;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class DocumentedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Says what the command does. Failures become an exit code and plain words in one place.</summary>
    public DocumentedCommand Does(Func<Session, CancellationToken, Task<int>> action)
    {
        SetAction((parsed, cancellationToken) => Failures.GuardAsync(parsed, action, cancellationToken));
        return this;
    }
}
