// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Areas;

/// <summary>The ISO 3166-1 alpha-3 code of a known country or territory, XKX (Kosovo) included. The default value stands for no country and cannot be used.</summary>
public readonly record struct CountryCode : IComparable<CountryCode>
{
    private readonly string? _value;

    private CountryCode(string value) => _value = value;

    /// <summary>The three letters.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This country code was never set.");

    /// <summary>Reads the alpha-3 code of a known area, upper case.</summary>
    /// <exception cref="FormatException">The text is no such code.</exception>
    public static CountryCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not the ISO 3166-1 alpha-3 code of a known area.");

    /// <summary>Reads the alpha-3 code of a known area, upper case. Alpha-2 and M49 are not taken; see <see cref="AreaCatalogue.Find"/>.</summary>
    public static bool TryParse(string? text, out CountryCode code)
    {
        code = text is not null && AreaCatalogue.IsAlpha3(text) ? new CountryCode(text) : default;
        return code._value is not null;
    }

    /// <summary>Takes a code that the reference data declare.</summary>
    internal static CountryCode Declared(string alpha3) => new(alpha3);

    /// <summary>Ordinal order of the letters.</summary>
    public int CompareTo(CountryCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The three letters.</summary>
    public override string ToString() => Value;

    /// <summary>Ordinal order of the letters.</summary>
    public static bool operator <(CountryCode left, CountryCode right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of the letters.</summary>
    public static bool operator >(CountryCode left, CountryCode right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of the letters.</summary>
    public static bool operator <=(CountryCode left, CountryCode right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of the letters.</summary>
    public static bool operator >=(CountryCode left, CountryCode right) => left.CompareTo(right) >= 0;
}
