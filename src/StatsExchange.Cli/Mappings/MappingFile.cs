// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

/// <summary>Mappings as JSON files, under the names of their fields.</summary>
internal static class MappingFile
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="CommandException">The file cannot be read, or is no mapping.</exception>
    public static async Task<Mapping> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await JsonFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            using (JsonDocument.Parse(text, Strict))
            {
                return JsonParser.Default.Parse<Mapping>(text);
            }
        }
        catch (JsonException e)
        {
            throw NoMapping(path, JsonFile.Fault(text, e));
        }
        catch (Exception e) when (e is InvalidJsonException or InvalidProtocolBufferException)
        {
            throw NoMapping(path, e.Message);
        }
    }

    private static CommandException NoMapping(string path, string fault) =>
        CommandException.WrongUsage($"{path} is no mapping: {fault.TrimEnd('.')}. Expected one JSON object with the fields of a mapping, as statsx mapping template makes it.");

    /// <summary>The mapping as it can be registered: without the version, which the hub gives.</summary>
    public static JsonNode Write(Mapping mapping) => JsonNode.Parse(Formatter.Format(new Mapping(mapping) { Version = 0 }))!;
}
