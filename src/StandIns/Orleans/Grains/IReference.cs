// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>What a reference to a grain knows of its target.</summary>
internal interface IReference
{
    GrainId GrainId { get; }
}
