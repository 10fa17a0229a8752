// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>The name of a kind of grain, as it stands in a <see cref="GrainId"/>.</summary>
public readonly struct GrainType : IEquatable<GrainType>
{
    private readonly string? name;

    private GrainType(string name) => this.name = name;

    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(value);
    }

    public bool Equals(GrainType obj) => string.Equals(name, obj.name, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => name is null ? 0 : name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => name ?? "";

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
