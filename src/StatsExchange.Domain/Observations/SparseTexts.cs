// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>One attribute over the rows of a submission: the rows that carry it, ascending, and their texts.</summary>
internal sealed class SparseTexts(string id)
{
    private const int MaxRemembered = 4_096;

    private readonly Dictionary<string, string> _remembered = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public ChunkedList<int> Rows { get; } = new();

    public ChunkedList<string> Texts { get; } = new();

    /// <summary>Adds a text; equal texts share one string, because flags repeat over millions of rows.</summary>
    public void Add(int row, string text)
    {
        if (!_remembered.TryGetValue(text, out var shared))
        {
            shared = text;
            if (_remembered.Count < MaxRemembered)
            {
                _remembered.Add(text, text);
            }
        }

        Rows.Add(row);
        Texts.Add(shared);
    }
}
