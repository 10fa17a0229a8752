// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A method that returns a sequence: the call begins when the sequence is enumerated.</summary>
internal sealed class EnumerableShape<T> : ResultShape
{
    internal override object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments)
    {
        method.Isolate(arguments);
        return new GrainEnumerable<T>(silo, grain, method, arguments);
    }
}
