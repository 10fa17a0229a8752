// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A sequence that a grain is producing.</summary>
internal abstract class Enumeration : IAsyncDisposable
{
    internal abstract ValueTask<EnumerationStep> StepAsync();

    public abstract ValueTask DisposeAsync();
}
