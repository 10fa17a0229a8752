// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Text.Json;

namespace StatsExchange.Hub.Options;

/// <summary>Reads options from file, environment and flags, the later winning, and collects everything that is wrong.</summary>
internal sealed class OptionReader
{
    /// <summary>The file read where no other is named.</summary>
    public const string DefaultFile = "appsettings.json";

    private const string FileFlag = "config";
    private const string FileVariable = "STATSX_CONFIG";

    private readonly HubOptions _options = new();
    private readonly List<string> _errors = [];

    /// <summary>Reads all three sources and validates the whole.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">The environment variables; those of other programs are left alone.</param>
    /// <param name="defaultFile">Path of the file read where no other is named; it may be missing.</param>
    public static OptionReading Read(IReadOnlyList<string> arguments, IDictionary environment, string defaultFile)
    {
        var reader = new OptionReader();
        var flags = reader.ReadFlags(arguments);
        var file = flags.GetValueOrDefault(FileFlag) ?? environment[FileVariable] as string;
        reader.ReadFile(file ?? defaultFile, mustExist: file is not null);
        foreach (var option in OptionTable.All)
        {
            reader.Set(option, environment[option.Environment] as string, option.Environment);
        }

        foreach (var option in OptionTable.All)
        {
            reader.Set(option, flags.GetValueOrDefault(option.Name), "--" + option.Name);
        }

        reader._errors.AddRange(OptionRules.Check(reader._options));
        return new OptionReading(reader._options, reader._errors);
    }

    private Dictionary<string, string> ReadFlags(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> flags = new(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            var option = name is null ? null : OptionTable.Find(name);
            if (name is null || (option is null && name != FileFlag))
            {
                _errors.Add($"{arguments[i]}: there is no such option; --help lists them");
                continue;
            }

            if (value is null && option is { IsSwitch: true })
            {
                value = "true";
            }
            else if (value is null && i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = arguments[++i];
            }

            if (value is null)
            {
                _errors.Add($"--{name}: a value is missing");
            }
            else
            {
                flags[name] = value;
            }
        }

        return flags;
    }

    private static (string? Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return (null, null);
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private void ReadFile(string path, bool mustExist)
    {
        if (!File.Exists(path))
        {
            if (mustExist)
            {
                _errors.Add($"--{FileFlag}: the file {path} does not exist");
            }

            return;
        }

        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllText(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var member in document.RootElement.EnumerateObject())
            {
                ReadMember(path, member);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            _errors.Add($"--{FileFlag}: the file {path} is no readable JSON object of options");
        }
    }

    private void ReadMember(string path, JsonProperty member)
    {
        var source = $"{path}, {member.Name}";
        if (OptionTable.Find(member.Name) is not { } option)
        {
            _errors.Add($"{source}: there is no such option; --help lists them");
        }
        else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
        {
            _errors.Add($"{source}: must be a text, a number, true or false");
        }
        else
        {
            Set(option, member.Value.ToString(), source);
        }
    }

    private void Set(OptionDefinition option, string? text, string source)
    {
        if (text is not null && option.Set(_options, text) is { } problem)
        {
            _errors.Add($"{source}: {problem}");
        }
    }
}
