// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal enum ActivationState
{
    Created,
    Activating,
    Active,

    /// <summary>Running calls may end; waiting and new ones go to the next activation.</summary>
    Draining,
    Deactivating,
    Gone,
}
