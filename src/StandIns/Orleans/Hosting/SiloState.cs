// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal enum SiloState
{
    Created,
    Running,

    /// <summary>Only calls of grains that still have work to end are taken.</summary>
    Stopping,
    Stopped,
}
