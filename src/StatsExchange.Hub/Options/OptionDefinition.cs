// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace StatsExchange.Hub.Options;

/// <summary>One option: where it is kept, and what it is called outside.</summary>
internal sealed class OptionDefinition(IReadOnlyList<PropertyInfo> path, OptionAttribute attribute)
{
    private readonly PropertyInfo _property = path[^1];

    public string Name => attribute.Name;

    public string Meaning => attribute.Meaning;

    public string Environment => "STATSX_" + Name.Replace('-', '_').ToUpperInvariant();

    public bool IsSwitch => _property.PropertyType == typeof(bool);

    public string Default => attribute.DefaultText
        ?? (_property.GetValue(Owner(new HubOptions())) is bool on
            ? (on ? "true" : "false")
            : Convert.ToString(_property.GetValue(Owner(new HubOptions())), CultureInfo.InvariantCulture)!);

    /// <summary>Sets the option; returns what is wrong, or null.</summary>
    public string? Set(HubOptions options, string text)
    {
        if (!TryConvert(text, out var value))
        {
            return $"must be {Expectation()}, not '{text}'";
        }

        _property.SetValue(Owner(options), value);
        return null;
    }

    /// <summary>What the annotations find wrong with the option as it is set.</summary>
    public IEnumerable<string> Validate(HubOptions options)
    {
        var value = _property.GetValue(Owner(options));
        return _property.GetCustomAttributes<ValidationAttribute>()
            .Where(rule => !rule.IsValid(value))
            .Select(rule => rule switch
            {
                RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"must be from {range.Minimum} to {range.Maximum}, not {value}"),
                RequiredAttribute => "must not be empty",
                _ => rule.ErrorMessage ?? "is not valid",
            });
    }

    private object Owner(HubOptions options) => path.SkipLast(1).Aggregate((object)options, (owner, step) => step.GetValue(owner)!);

    private bool TryConvert(string text, out object? value)
    {
        if (_property.PropertyType.IsEnum)
        {
            return Enum.TryParse(_property.PropertyType, text, ignoreCase: true, out value) && Enum.IsDefined(_property.PropertyType, value!)
                && !int.TryParse(text, CultureInfo.InvariantCulture, out _);
        }

        var converter = TypeDescriptor.GetConverter(_property.PropertyType);
        var valid = converter.IsValid(text);
        value = valid ? converter.ConvertFromInvariantString(text) : null;
        return valid;
    }

    private string Expectation() => _property.PropertyType switch
    {
        { IsEnum: true } type => "one of " + string.Join(", ", Enum.GetNames(type)),
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) => "a whole number",
        var type when type == typeof(double) => "a number",
        _ => "a text",
    };
}
