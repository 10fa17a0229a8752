// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatsExchange.Faults.Checking.Histories;

/// <summary>Reads the file of a history.</summary>
public static class HistoryReader
{
    internal static JsonSerializerOptions Json { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The operations in the order of their calls. A call without an end is one whose outcome is unknown.</summary>
    public static IReadOnlyList<Operation> Read(string path)
    {
        SortedDictionary<int, Operation> operations = [];
        foreach (var line in File.ReadLines(path).Select(text => JsonSerializer.Deserialize<HistoryLine>(text, Json)!))
        {
            switch (line.Event)
            {
                case HistoryLine.Invoke:
                    operations.Add(line.Id, new Operation(line.Id, line.Client!, line.Call!, line.Time, Operation.Never, Answer: null));
                    break;
                case HistoryLine.Ok or HistoryLine.Fail:
                    operations[line.Id] = operations[line.Id] with { Returned = line.Time, Answer = line.Answer };
                    break;
            }
        }

        return [.. operations.Values];
    }

    /// <summary>The status of every call whose outcome is unknown.</summary>
    public static IReadOnlyList<string> UnknownStatuses(string path) =>
    [
        .. File.ReadLines(path)
            .Select(text => JsonSerializer.Deserialize<HistoryLine>(text, Json)!)
            .Where(line => line.Event == HistoryLine.Unknown)
            .Select(line => line.Text!),
    ];
}
