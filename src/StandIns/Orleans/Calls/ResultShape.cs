// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>How a grain method returns its result.</summary>
internal abstract class ResultShape
{
    /// <summary>Makes the call; what the caller gets.</summary>
    internal abstract object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments);

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
