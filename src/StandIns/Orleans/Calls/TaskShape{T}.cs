// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class TaskShape<T> : ResultShape
{
    internal override object ToReturned(Task<object?> outcome) => Unbox(outcome);

    internal override async ValueTask<object?> FromReturned(object? returned) => await (Task<T>)returned!;

    private static async Task<T> Unbox(Task<object?> outcome) => (T)(await outcome.ConfigureAwait(false))!;
}
