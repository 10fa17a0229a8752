// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Tests;

/// <summary>The data files that stand beside the tests.</summary>
internal static class TestData
{
    /// <summary>The text of a file in the Data folder of a tests' folder.</summary>
    public static string Read(string folder, string file)
    {
        var stream = typeof(TestData).Assembly.GetManifestResourceStream($"{typeof(TestData).Namespace}.{folder}.Data.{file}")
            ?? throw new ArgumentException($"There is no {file} in the data of {folder}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a plain CSV file without quoted commas: source line and header left out.</summary>
    public static IEnumerable<string[]> ReadRows(string folder, string file) =>
        Read(folder, file)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Skip(1)
            .Select(line => line.Split(',').Select(field => field.Trim('"', '\r')).ToArray());
}
