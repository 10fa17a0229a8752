// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Work that begins in a turn of its own.</summary>
internal interface ITurn
{
    void Begin();
}
