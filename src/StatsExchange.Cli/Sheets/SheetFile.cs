// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

/// <summary>Series sheets as JSON files, under the names of their fields, with the short form of what comes from a closed list.</summary>
internal static class SheetFile
{
    private static readonly string[] GivenByTheHub = ["version", "id", "seq", "time", "recorded_by"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The fields an office fills in, in their order.</summary>
    public static IEnumerable<FieldDescriptor> Fields =>
        SeriesSheet.Descriptor.Fields.InDeclarationOrder().Where(declared => !GivenByTheHub.Contains(declared.Name));

    /// <exception cref="CommandException">The file cannot be read, or is no sheet.</exception>
    public static async Task<SeriesSheet> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await JsonFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            if (JsonNode.Parse(text, documentOptions: Strict) is not JsonObject sheet)
            {
                throw CommandException.WrongUsage($"{path} is no series sheet: expected one JSON object.");
            }

            Spell(sheet, path);
            return JsonParser.Default.Parse<SeriesSheet>(sheet.ToJsonString());
        }
        catch (JsonException e)
        {
            throw CommandException.WrongUsage($"{path} is no series sheet: {JsonFile.Fault(text, e)}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidJsonException or InvalidProtocolBufferException)
        {
            throw CommandException.WrongUsage($"{path} is no series sheet: {e.Message}");
        }
    }

    // What the command line prints is read again: INTENDED, not STAY_KIND_INTENDED.
    private static void Spell(JsonObject sheet, string path)
    {
        foreach (var field in Fields.Where(field => field.FieldType == FieldType.Enum))
        {
            if (sheet[field.Name] is JsonValue value && value.TryGetValue<string>(out var text))
            {
                var known = field.EnumType.Values.FirstOrDefault(candidate =>
                    candidate.Name == text || string.Equals(ShortNames.Of(candidate), text, StringComparison.OrdinalIgnoreCase));
                sheet[field.Name] = known?.Name ?? throw CommandException.WrongUsage($"{path}: {field.Name} is {text}; expected one of {string.Join(", ", Codes(field))}.");
            }
        }
    }

    /// <summary>The short forms of a closed list.</summary>
    public static IEnumerable<string> Codes(FieldDescriptor field) => field.EnumType.Values.Where(value => value.Number != 0).Select(ShortNames.Of);
}
