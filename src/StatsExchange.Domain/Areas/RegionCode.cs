// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Areas;

/// <summary>The code of a known regional body, for example ASEAN. The default value stands for no region and cannot be used.</summary>
public readonly record struct RegionCode
{
    private readonly string? _value;

    private RegionCode(string value) => _value = value;

    /// <summary>The code.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This region code was never set.");

    /// <summary>Reads the code of a known regional body.</summary>
    /// <exception cref="FormatException">The text is no such code.</exception>
    public static RegionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not the code of a known regional body.");

    /// <summary>Reads the code of a known regional body.</summary>
    public static bool TryParse(string? text, out RegionCode code)
    {
        code = text is not null && Regions.IsCode(text) ? new RegionCode(text) : default;
        return code._value is not null;
    }

    /// <summary>Takes a code that the reference data declare.</summary>
    internal static RegionCode Declared(string code) => new(code);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
