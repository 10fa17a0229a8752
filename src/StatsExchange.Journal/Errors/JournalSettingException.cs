// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>The store does not accept a setting on which durability rests; it is not opened.</summary>
public sealed class JournalSettingException : JournalException
{
    internal JournalSettingException(string setting, string expected, string actual)
        : base($"The store must run with {setting} = {expected}, but has {actual}.") =>
        (Setting, Expected, Actual) = (setting, expected, actual);

    /// <summary>Name of the setting.</summary>
    public string Setting { get; }

    /// <summary>What it must be.</summary>
    public string Expected { get; }

    /// <summary>What the store says it is.</summary>
    public string Actual { get; }
}
