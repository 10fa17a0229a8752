// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A method that returns a sequence: the call begins when the sequence is enumerated.</summary>
internal interface IEnumerableShape
{
    object Enumerate(Silo silo, GrainId grain, GrainMethod method, object?[] arguments);
}
