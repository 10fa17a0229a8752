// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>How a grain method returns its result: both sides of the call translate to and from one task of an object.</summary>
internal abstract class ResultShape
{
    /// <summary>What the caller gets, from the call's outcome.</summary>
    internal abstract object ToReturned(Task<object?> outcome);

    /// <summary>The call's outcome, from what the grain's method returned.</summary>
    internal abstract ValueTask<object?> FromReturned(object? returned);

    /// <summary>The shape of a return type; null where a grain method may not return it.</summary>
    internal static ResultShape? Of(Type returned)
    {
        if (returned == typeof(Task))
        {
            return new TaskShape();
        }

        if (returned == typeof(ValueTask))
        {
            return new ValueTaskShape();
        }

        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        var shape = definition == typeof(Task<>) ? typeof(TaskShape<>)
            : definition == typeof(ValueTask<>) ? typeof(ValueTaskShape<>)
            : definition == typeof(IAsyncEnumerable<>) ? typeof(EnumerableShape<>)
            : null;
        return shape is null ? null : (ResultShape)Activator.CreateInstance(shape.MakeGenericType(returned.GetGenericArguments()))!;
    }
}
