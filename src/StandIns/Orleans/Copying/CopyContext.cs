// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Serialization;

/// <summary>One copy in progress. An object met twice is copied once, so that cycles end and shared parts stay shared.</summary>
internal sealed class CopyContext
{
    private readonly Dictionary<object, object> copies = new(ReferenceEqualityComparer.Instance);

    internal object? Copy(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var copier = Copiers.Of(value.GetType());
        if (copier.Shares)
        {
            return value;
        }

        return copies.TryGetValue(value, out var copy) ? copy : copier.Copy(value, this);
    }

    internal T Copy<T>(T value) => (T)Copy((object?)value)!;

    /// <summary>Must be called with the still empty copy before its parts are copied.</summary>
    internal void Record(object original, object copy) => copies[original] = copy;
}
