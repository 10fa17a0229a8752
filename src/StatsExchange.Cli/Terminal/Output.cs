// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace StatsExchange.Cli.Terminal;

/// <summary>
/// Results on standard output, all else on standard error, so that a pipe gets results only. All that statsx prints goes through here, and is made
/// legible here: who wrote it need not be known where it is printed.
/// </summary>
internal sealed class Output
{
    /// <summary>Tables into a file or a pipe are not folded at 80 columns.</summary>
    private const int WidthWithoutTerminal = 200;

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions LineOptions = new(JsonOptions) { WriteIndented = false };

    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly IAnsiConsole _results;

    public Output(bool json)
    {
        Json = json;
        Messages = ConsoleOf(_error, Console.IsErrorRedirected);
        _results = ConsoleOf(_out, Console.IsOutputRedirected);
    }

    /// <summary>Whether the result is wanted as JSON.</summary>
    public bool Json { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether someone watches standard error.</summary>
    public bool IsWatched { get; } = !Console.IsErrorRedirected;

    /// <summary>Prints the result as JSON or for the reader, as was asked.</summary>
    public void Result(Func<JsonNode> json, Action forReader)
    {
        if (Json)
        {
            WriteJson(json());
        }
        else
        {
            forReader();
        }
    }

    public void Line(string text) => _out.WriteLine(Legible.Line(text));

    /// <summary>A text whose line breaks are its own and no part of what somebody wrote, such as a statement.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }
    }

    public void Show(FigureTable table) => _results.Write(table.ToRenderable());

    /// <summary>A remark beside the result.</summary>
    public void Note(string text) => _error.WriteLine(Legible.Line(text));

    public void Error(string text) => _error.WriteLine(Legible.Line(text));

    public void ErrorJson(string code, string reason, string message, JsonArray violations)
    {
        if (Json)
        {
            WriteJson(new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["reason"] = reason, ["message"] = message, ["violations"] = violations },
            });
        }
    }

    /// <summary>Writes a file to be kept.</summary>
    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public static void WriteJsonFile(string path, JsonNode node)
    {
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        file.Write(node.ToJsonString(JsonOptions) + "\n");
    }

    /// <summary>One of several results, on a line of its own.</summary>
    public void WriteJsonLine(JsonNode node) => _out.WriteLine(Legible.Json(node.ToJsonString(LineOptions)));

    public void WriteJson(JsonNode node) => _out.WriteLine(Legible.Json(node.ToJsonString(JsonOptions)));

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }
}
