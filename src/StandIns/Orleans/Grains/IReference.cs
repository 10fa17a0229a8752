// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>What a reference to a grain knows of its target; public only because emitted proxies inherit it.</summary>
internal interface IReference
{
    GrainId GrainId { get; }
}
