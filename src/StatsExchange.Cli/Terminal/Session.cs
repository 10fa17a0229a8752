// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Terminal;

/// <summary>One run of a command: its options, its connection and its output.</summary>
internal sealed class Session(ParseResult parsed) : IDisposable
{
    private HubConnection? _hub;
    private HubTarget? _target;

    public Output Out { get; } = new(parsed.GetValue(GlobalOptions.Json));

    /// <summary>The connection the options name, made when it is first needed.</summary>
    public HubConnection Hub => _hub ??= new HubConnection(Target, ReadToken());

    public HubTarget Target => _target ??= ReadTarget();

    /// <summary>Whom the token is made out to, as it says itself; null where it does not.</summary>
    public string? Subject => ReadToken() is { } token && new JsonWebTokenHandler().CanReadToken(token)
        ? new JsonWebToken(token).Subject is { Length: > 0 } subject ? subject : null
        : null;

    public T Get<T>(Option<T> option) => parsed.GetValue(option)!;

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>The id the person chose, or a new one.</summary>
    public string RequestId(Option<string?> option) => parsed.GetValue(option) ?? Named.NewRequestId();

    public void Dispose() => _hub?.Dispose();

    private string? ReadToken()
    {
        var token = parsed.GetValue(GlobalOptions.Token);
        if (token is null && parsed.GetValue(GlobalOptions.TokenFile) is { } file)
        {
            token = File.ReadAllText(file);
        }

        token = (token ?? Setting("STATSX_TOKEN"))?.Trim();
        return token is { Length: > 0 } && token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw CommandException.WrongUsage("The token is not one: it holds blanks or characters beyond ASCII.")
            : token is { Length: > 0 } ? token : null;
    }

    private HubTarget ReadTarget()
    {
        try
        {
            var text = parsed.GetValue(GlobalOptions.Hub) ?? Setting("STATSX_HUB") ?? HubConnection.DefaultAddress;
            var target = HubTarget.Parse(text) with { Authorities = ReadAuthorities() };
            return target.Authorities is null || target.IsSecure
                ? target
                : throw CommandException.WrongUsage($"--ca (or STATSX_CA) is for TLS, but {text} is called in clear text; use https://, or leave it out.");
        }
        catch (FormatException e)
        {
            throw CommandException.WrongUsage(e.Message);
        }
    }

    private X509Certificate2Collection? ReadAuthorities()
    {
        if ((parsed.GetValue(GlobalOptions.Authority) ?? Setting("STATSX_CA")) is not { } file)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.WrongUsage($"The certificates in {file} cannot be read: {e.Message}");
        }

        return authorities.Count > 0 ? authorities : throw CommandException.WrongUsage($"{file} holds no certificate in PEM.");
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
