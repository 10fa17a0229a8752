// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using StatsExchange.Client.Connections;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Cli.Terminal;

/// <summary>Arguments and options that name things of the trade, checked before anything is sent.</summary>
internal static class Named
{
    // More words than this make the column of names wider than a screen.
    private const int MostInPlaceholder = 5;

    /// <summary>A country by alpha-3; alpha-2 and M49 are taken too.</summary>
    public static Argument<string> Country(string name, string description) =>
        new(name) { Description = description, CustomParser = CountryOf };

    /// <summary>One to a few countries, each by alpha-3; alpha-2 and M49 are taken too.</summary>
    public static Argument<string[]> Countries(string name, string description, int most) => new(name)
    {
        Description = description,
        Arity = new ArgumentArity(0, most),
        CustomParser = result => [.. result.Tokens.Select(token => CountryOf(result, token.Value) ?? "")],
    };

    public static Option<string> CountryOption(string name, string description) =>
        new(name) { Description = description, HelpName = "COUNTRY", CustomParser = CountryOf };

    /// <summary>Several countries, each by alpha-3; alpha-2 and M49 are taken too.</summary>
    public static Option<string[]> CountriesOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "COUNTRY",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => CountryOf(result, token.Value) ?? "")],
    };

    public static Argument<string> Region(string name, string description) =>
        new(name) { Description = description, CustomParser = RegionOf };

    public static Option<string> RegionOption(string name, string description) =>
        new(name) { Description = description, HelpName = "REGION", CustomParser = RegionOf };

    /// <summary>A country or a regional body.</summary>
    public static Argument<string> Party(string name, string description) =>
        new(name) { Description = description, CustomParser = PartyOf };

    public static Option<string> PartyOption(string name, string description) =>
        new(name) { Description = description, HelpName = "PARTY", CustomParser = PartyOf };

    public static Option<string> Structure(string description, string? defaultId = null)
    {
        var option = new Option<string>("--structure") { Description = description, HelpName = "STRUCTURE" };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. StructureCatalogue.Declared.Submitted.Select(structure => structure.Id)]);
        if (defaultId is not null)
        {
            option.DefaultValueFactory = _ => defaultId;
        }

        return option;
    }

    /// <summary>One structure or several.</summary>
    public static Option<string[]> Structures()
    {
        var option = new Option<string[]>("--structure") { Description = "Which figures; several may be named.", HelpName = "STRUCTURE", Required = true, AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. StructureCatalogue.Declared.Submitted.Select(structure => structure.Id)]);
        return option;
    }

    /// <summary>The structure figures are compared in; without it that of the pair, or FLOW.</summary>
    public static Option<string?> ComparedStructure()
    {
        var option = new Option<string?>("--structure") { Description = "Which figures. Default: those of --pair, or FLOW.", HelpName = "STRUCTURE" };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. StructureCatalogue.Declared.Submitted.Select(structure => structure.Id)]);
        return option;
    }

    /// <summary>A mirror pair of the structure, checked before anything is sent.</summary>
    public static Option<string?> Pair(Option<string?> structure)
    {
        var option = new Option<string?>("--pair")
        {
            Description = "Mirror pair; without it the structure's own: residence for FLOW, birth for STOCK, returns for RETURN.",
            HelpName = "PAIR",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [var token])
            {
                return;
            }

            var named = result.GetResult(structure) is { Tokens: [var only] } ? StructureCatalogue.Find(only.Value.ToUpperInvariant()) : null;
            var pairs = named?.MirrorPairs ?? StructureCatalogue.MirrorPairs;
            if (pairs.All(pair => pair.Id != token.Value))
            {
                result.AddError($"'{token.Value}' is no mirror pair{(named is null ? "" : $" of {named.Id}")}: {string.Join(", ", pairs.Select(pair => pair.Id))}.");
            }
        });
        return option;
    }

    /// <summary>A set of factors, checked before anything is sent.</summary>
    public static Option<string?> StayFactors()
    {
        var option = new Option<string?>("--stay-factors")
        {
            Description = $"Convert flows to one minimum stay by {string.Join(", ", Domain.Harmonisation.StayFactors.Published)}, or EXPONENTIAL:rate such as EXPONENTIAL:0.233.",
            HelpName = "SET",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Domain.Harmonisation.StayFactors.Find(token.Value) is null)
            {
                result.AddError($"'{token.Value}' is no set of factors: {string.Join(", ", Domain.Harmonisation.StayFactors.Published)}, or EXPONENTIAL:rate with a rate per year above 0, at most 5.");
            }
        });
        return option;
    }

    public static Option<int?> TargetStay() => new("--target-stay")
    {
        Description = "The minimum stay to convert to, in months. Default: 12. Above 12 the exponential form is all there is.",
        HelpName = "MONTHS",
    };

    public static Option<string> Period(string description) => new("--period") { Description = description, HelpName = "PERIOD" };

    public static Option<string> Key() => new("--key")
    {
        Description = "The signatory's private key: PEM, ECDSA P-256.",
        HelpName = "FILE",
        Required = true,
    };

    public static Option<string> Trust() => new("--trust")
    {
        Description = "The hub's public evidence key (PEM), obtained in another way than what is verified: keys/evidence.pub.pem.",
        HelpName = "FILE",
        Required = true,
    };

    public static Option<string?> RequestId() => new("--request-id")
    {
        Description = "Your own id for this act: sending it twice does it once. Without it a new one is made.",
        HelpName = "ID",
    };

    /// <summary>An enum value by its short form, in lower case and with hyphens as a command line has it.</summary>
    public static Option<T> Choice<T>(string name, string description, T defaultValue)
        where T : struct, Enum
    {
        var words = ShortNames.All<T>().Select(Word).ToArray();
        return new Option<T>(name)
        {
            Description = words.Length > MostInPlaceholder ? $"{description} One of: {string.Join(", ", words)}." : description,
            HelpName = words.Length > MostInPlaceholder ? name.TrimStart('-').ToUpperInvariant() : string.Join('|', words),
            DefaultValueFactory = _ => defaultValue,
            CustomParser = result => ChoiceOf<T>(result, result.Tokens[^1].Value),
        };
    }

    /// <summary>One of some enum values that must be given, in the same form.</summary>
    public static Argument<T> ChoiceArgument<T>(string name, string description, params T[] among)
        where T : struct, Enum
    {
        string[] words = [.. among.Select(value => Word(ShortNames.Of(value)))];
        return new(name)
        {
            Description = $"{description} One of: {string.Join(", ", words)}.",
            HelpName = name,
            CustomParser = result => ChoiceOf<T>(result, result.Tokens[^1].Value, words),
        };
    }

    public static T? ChoiceOf<T>(ArgumentResult result)
        where T : struct, Enum => ChoiceOf<T>(result, result.Tokens[^1].Value);

    public static T[] ChoicesOf<T>(ArgumentResult result)
        where T : struct, Enum =>
        [.. result.Tokens.Select(token => ChoiceOf<T>(result, token.Value))];

    private static T ChoiceOf<T>(ArgumentResult result, string text)
        where T : struct, Enum => ChoiceOf<T>(result, text, [.. ShortNames.All<T>().Select(Word)]);

    private static T ChoiceOf<T>(ArgumentResult result, string text, string[] words)
        where T : struct, Enum
    {
        if (!ShortNames.TryParse<T>(text.Replace('-', '_'), out var value) || !words.Contains(Word(ShortNames.Of(value))))
        {
            result.AddError($"'{text}' is none of {string.Join(", ", words)}.");
        }

        return value;
    }

    public static string Word(string shortName) => shortName.ToLowerInvariant().Replace('_', '-');

    public static string NewRequestId() => Guid.CreateVersion7().ToString();

    /// <summary>The pair asked for, or the structure's own.</summary>
    public static MirrorPair PairOf(string? pair, string? structure) => pair is null
        ? StructureCatalogue.Find(structure?.ToUpperInvariant() ?? "FLOW")!.MirrorPairs[0]
        : StructureCatalogue.FindMirrorPair(pair)!;

    private static string? CountryOf(ArgumentResult result) => CountryOf(result, result.Tokens[^1].Value);

    private static string? CountryOf(ArgumentResult result, string text)
    {
        var area = AreaCatalogue.Find(text.ToUpperInvariant());
        if (area is null)
        {
            result.AddError($"'{text}' is not a country: ISO 3166-1 alpha-3, for example PHL.");
        }

        return area?.Code.Value;
    }

    private static string? RegionOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var region = Regions.Find(text) ?? Regions.Find(text.ToUpperInvariant());
        if (region is null)
        {
            result.AddError($"'{text}' is not a regional body. Known: {string.Join(", ", Regions.All.Select(r => r.Code.Value))}.");
        }

        return region?.Code.Value;
    }

    private static string? PartyOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var code = AreaCatalogue.Find(text.ToUpperInvariant())?.Code.Value
            ?? (Regions.Find(text) ?? Regions.Find(text.ToUpperInvariant()))?.Code.Value;
        if (code is null)
        {
            result.AddError($"'{text}' is neither a country (ISO 3166-1 alpha-3) nor a regional body.");
        }

        return code;
    }
}
