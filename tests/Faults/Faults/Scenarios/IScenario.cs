// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>One kind of fault, made reproducible by a seed.</summary>
internal interface IScenario
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in a line.</summary>
    string Description { get; }

    /// <summary>How often <c>run</c> runs it.</summary>
    int Times { get; }

    /// <summary>Whether a defect is planted, so that the checkers must find something.</summary>
    bool IsPlanted => false;

    /// <param name="seed">Decides everything that is left to chance.</param>
    /// <param name="directory">An empty directory for everything it writes.</param>
    Task<Outcome> RunAsync(int seed, string directory);
}
