// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>The beginning or the end of an activation.</summary>
internal sealed class LifecycleTurn(Func<Task> turn) : ITurn
{
    public void Begin() => _ = turn();
}
