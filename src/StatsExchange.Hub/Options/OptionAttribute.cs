// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>Makes a property an option: one name for flag, environment variable and file, and what it means.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute(string name, string meaning) : Attribute
{
    /// <summary>Name in lower case with hyphens: --name, STATSX_NAME, "name".</summary>
    public string Name { get; } = name;

    /// <summary>What it does, for the help.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The default in words, where the property's own value does not say it.</summary>
    public string? DefaultText { get; init; }
}
