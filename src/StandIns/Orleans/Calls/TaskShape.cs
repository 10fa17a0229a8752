// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class TaskShape : ResultShape
{
    internal override object ToReturned(Task<object?> outcome) => outcome;

    internal override async ValueTask<object?> FromReturned(object? returned)
    {
        await (Task)returned!;
        return null;
    }
}
