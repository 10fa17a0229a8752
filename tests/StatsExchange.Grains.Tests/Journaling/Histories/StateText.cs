// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using StatsExchange.Grains.Journaling;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

/// <summary>
/// All that a state holds, field by field, as a text to compare. What is saved cannot be compared with itself: a field forgotten in it
/// would be forgotten on both sides.
/// </summary>
internal static class StateText
{
    public static string Of(IFoldedState state) => Text(state);

    private static string Text(object? value) => value switch
    {
        null => "-",
        IMessage message => Convert.ToBase64String(message.ToByteArray()),
        ByteString bytes => bytes.ToBase64(),
        byte[] bytes => Convert.ToBase64String(bytes),
        string or DateTimeOffset or Enum or Journal.Hash => $"'{value}'",
        _ when value.GetType().IsPrimitive => value.ToString()!,
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i])))})",
        IDictionary pairs => $"{{{string.Join(", ", Pairs(pairs).Order(StringComparer.Ordinal))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ when value.GetType().Assembly == typeof(IFoldedState).Assembly => Fields(value),
        _ => throw new NotSupportedException($"A state holds a {value.GetType()}, which cannot be compared yet: say how, here."),
    };

    private static IEnumerable<string> Pairs(IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs)
        {
            yield return $"{Text(pair.Key)}: {Text(pair.Value)}";
        }
    }

    private static string Fields(object value) => $"{value.GetType().Name}({string.Join(", ", value.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => $"{field.Name} = {Text(field.GetValue(value))}"))})";
}
