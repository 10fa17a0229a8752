// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

/// <summary>A file that is read by people has at most 400 lines.</summary>
internal static class LengthRule
{
    private const int MostLines = 400;

    public static IReadOnlyList<string> Breaches(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, string> exceptions)
    {
        var read = files.Where(f => f.Extension != ".csv" && f.Name != "packages.lock.json").ToList();
        var tooLong = read.Where(f => f.Lines.Length > MostLines).ToDictionary(f => f.Path, f => f.Lines.Length);
        return
        [
            .. tooLong.Where(f => !exceptions.ContainsKey(f.Key)).Select(f => $"{f.Key} has {f.Value} lines, more than {MostLines}"),
            .. exceptions.Keys.Except(tooLong.Keys).Select(path => $"{path} is short enough and needs no exception"),
        ];
    }
}
