// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A call without a result has null for it.</summary>
internal sealed class TaskShape : ResultShape<object?>
{
    internal override object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) => silo.SendAsync<object?>(grain, method, arguments);

    internal override ValueTask<object?> FromReturned(object? returned)
    {
        var task = (Task)returned!;
        return task.IsCompletedSuccessfully ? default : Wait(task);
    }

    private static async ValueTask<object?> Wait(Task task)
    {
        await task;
        return null;
    }
}
