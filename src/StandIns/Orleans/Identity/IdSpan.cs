// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>The key of a grain within its kind.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>
{
    private readonly string? key;

    private IdSpan(string key) => this.key = key;

    public static IdSpan Create(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new IdSpan(id);
    }

    public bool Equals(IdSpan obj) => string.Equals(key, obj.key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => key is null ? 0 : key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => key ?? "";

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
