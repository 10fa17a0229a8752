// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Methods;

internal static class MethodCompareCommand
{
    // All that need nothing stated beside the figures.
    private static readonly string[] Usual =
        ["receiving", "sending", "mean", "geometric", "factors", "factors weight=1/(I+E)", "factors objective=logs", "completion"];

    // What the hub takes for a name.
    private const int LongestName = 80;

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body, all corridors between whose members are compared.");
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var period = Named.Period("One period, years such as 2010..2017, or several such as 2014,2016. Each is compared by itself.");
        period.Required = true;
        var methods = new Option<string[]>("--method")
        {
            Description = "A method, with parameters after it where it is to have any; may be repeated. Results call it so, or by the method alone, numbered where "
                + $"that is taken, where this is longer than {LongestName} characters. Default: {string.Join("; ", Usual)}.",
            HelpName = "'METHOD [NAME=VALUE …]'",
        };
        var hidden = new Option<HiddenReport[]>("--leave-out")
        {
            Description = "Score the methods: hide this report of each two-sided corridor, let each method predict it, and tell its error. May be repeated.",
            HelpName = "destination|origin|both",
            CustomParser = Named.ChoicesOf<HiddenReport>,
        };
        var most = new Option<int?>("--most") { Description = "Hide reports of at most this many corridors, evenly over all. Default: 2,000.", HelpName = "NUMBER" };
        var top = MethodText.Top();
        var factors = Named.StayFactors();
        var target = Named.TargetStay();
        return new DocumentedCommand(
            "compare",
            "Run several methods on one region: where they differ most, how far any two are apart, and how well each predicts reports that are hidden from it.",
            "statsx methods compare EUROPE27 --period 2015",
            "statsx methods compare EUROPE27 --period 2010..2017 --leave-out destination --leave-out both",
            "statsx methods compare EUROPE27 --period 2015 --method receiving --method 'factors benchmark=SWE:immigration' --method 'factors objective=logs'",
            "statsx methods compare ASEAN --structure STOCK --period 2019 --method receiving --method sending --json")
        {
            region, structure, pair, period, methods, hidden, most, top, factors, target,
        }.Does(async (session, cancellationToken) =>
        {
            if (session.Get(most) is not null && session.Get(hidden) is not { Length: > 0 })
            {
                throw CommandException.WrongUsage("--most goes with --leave-out: it says of how many corridors reports are hidden.");
            }

            var request = new StartMethodComparisonRequest
            {
                RequestId = Named.NewRequestId(),
                Region = session.Get(region),
                Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                TimePeriods = { PeriodsOf(session.Get(period)) },
                Methods = { ChoicesOf(session.Get(methods) is { Length: > 0 } named ? named : Usual) },
                HiddenReports = { session.Get(hidden) ?? [] },
                MostHiddenCorridors = session.Get(most) ?? 0,
                StayFactors = session.Get(factors) ?? "",
            };
            if (session.Get(target) is { } months)
            {
                request.TargetStayMonths = months;
            }

            var found = await Work.ShowAsync(
                session.Out,
                $"Comparing {request.Methods.Count} methods on {Figures.Party(request.Region)}",
                async progress =>
                {
                    var started = await session.Hub.Jobs.StartMethodComparisonAsync(request, cancellationToken: cancellationToken);
                    var job = await JobWatch.UntilDoneAsync(session.Hub, started.Job, progress, cancellationToken).ConfigureAwait(false);
                    return await MethodComparisonRead.AllAsync(session.Hub, job.Id, cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
            session.Out.Result(() => MethodText.Json(found), () => MethodText.Show(session.Out, found, session.Get(top)));
            return ExitCode.Done;
        });
    }

    private static IEnumerable<string> PeriodsOf(string text)
    {
        if (!text.Contains("..", StringComparison.Ordinal))
        {
            return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        var range = PeriodRange.Parse(text);
        return int.TryParse(range.From, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(range.To, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to && to - from < 1000
                ? Enumerable.Range(from, to - from + 1).Select(year => year.ToString(CultureInfo.InvariantCulture))
                : throw CommandException.WrongUsage($"'{text}' is no range of years such as 2010..2017; name other periods one by one, with commas.");
    }

    private static MethodChoice[] ChoicesOf(string[] texts)
    {
        MethodChoice[] choices = [.. texts.Select(ChoiceOf)];
        var taken = choices.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        // The same text twice keeps one name, which the hub then refuses.
        foreach (var same in choices.Where(choice => choice.Name.Length > LongestName).GroupBy(choice => choice.Name, StringComparer.Ordinal).ToList())
        {
            var shorter = Numbered(same.First().Method).First(taken.Add);
            foreach (var choice in same)
            {
                choice.Name = shorter;
            }
        }

        return choices;
    }

    private static IEnumerable<string> Numbered(string method) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? method : string.Create(CultureInfo.InvariantCulture, $"{method} {number}"));

    private static MethodChoice ChoiceOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            throw CommandException.WrongUsage("A method without a name.");
        }

        var choice = new MethodChoice { Name = string.Join(' ', words), Method = words[0] };
        foreach (var word in words[1..])
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !choice.Parameters.TryAdd(word[..at], word[(at + 1)..]))
            {
                throw CommandException.WrongUsage($"'{word}' in '{text}' is not NAME=VALUE, or its name stands twice.");
            }
        }

        return choice;
    }
}
