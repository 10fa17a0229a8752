// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>What is said of proposed figures, at the first proposal and at a counter-proposal.</summary>
internal sealed class FigureOptions
{
    private const string Manual = "manual";

    private readonly Option<string?> _method = new("--method") { Description = "manual (the default), with --figure and --justification; or a method of one corridor (receiving, sending, max, min, mean, geometric, measurement …).", HelpName = "METHOD" };
    private readonly Option<string[]> _figures = new("--figure") { Description = "For manual: PERIOD=VALUE, or of a class PERIOD/DIMENSION=CODE=VALUE beside the total of its period; may be repeated.", HelpName = "FIGURE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _parameters = new("--parameter") { Description = "A parameter of the method, NAME=VALUE; may be repeated.", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _reconciliation = new("--reconciliation") { Description = "In place of a method: a finished reconciliation of a regional body of both, whose estimates are proposed.", HelpName = "JOB" };
    private readonly Option<string[]> _detail = new("--detail") { Description = "With a method: work the classes of one or two dimensions out too, such as SEX AGE, so that they add up. With --reconciliation: propose its classes of these, too.", HelpName = "DIMENSION", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _factors = Named.StayFactors();
    private readonly Option<int?> _target = Named.TargetStay();
    private readonly Option<string?> _justification = new("--justification") { Description = "Why these figures.", HelpName = "TEXT" };
    private readonly Option<string?> _note = new("--joint-note") { Description = "What both say of it; a regional body of both reads this.", HelpName = "TEXT" };
    private readonly Option<string?> _basis = new("--basis") { Description = "What the figures count by: the BASIS code of the case's mirror pair, which is the default.", HelpName = "CODE" };
    private readonly Option<int?> _stay = new("--minimum-stay") { Description = "Least stay to be counted, in months.", HelpName = "MONTHS" };
    private readonly Option<string?> _population = new("--population") { Description = "Whom the figures count.", HelpName = "TEXT" };
    private readonly Option<string?> _territory = new("--territory") { Description = "The territory they cover.", HelpName = "TEXT" };
    private readonly Option<string?> _reference = new("--reference-date") { Description = "Their reference date or period.", HelpName = "TEXT" };
    private readonly Option<ReleaseClass> _release = Named.Choice("--release", "Who may be told once agreed.", ReleaseClass.Parties);

    /// <summary>The proposal that another one answers.</summary>
    public static Option<string?> Answers()
    {
        var option = new Option<string?>("--answers") { Description = "The other office's proposal that this one answers.", HelpName = "PROPOSAL" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !DossierNames.IsProposal(token.Value))
            {
                result.AddError($"'{token.Value}' is not a proposal, for example DNK-SWE.1.1.");
            }
        });
        return option;
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _method, _figures, _parameters, _reconciliation, _detail, _factors, _target, _justification, _note, _basis, _stay, _population, _territory, _reference, _release })
        {
            command.Add(option);
        }
    }

    /// <summary>The request that the options make, but for its id, case and what it answers.</summary>
    /// <exception cref="CommandException">Options do not go together, or nothing is proposed.</exception>
    public ProposeFigureRequest Read(Session session)
    {
        CheckTogether(session);
        var request = new ProposeFigureRequest
        {
            Method = session.Get(_method) ?? (session.Get(_reconciliation) is null ? Manual : ""),
            Reconciliation = session.Get(_reconciliation) ?? "",
            TargetDefinition = new TargetDefinition
            {
                Basis = session.Get(_basis) ?? "",
                Population = session.Get(_population) ?? "",
                Territory = session.Get(_territory) ?? "",
                ReferenceDate = session.Get(_reference) ?? "",
            },
            Justification = session.Get(_justification) ?? "",
            JointNote = session.Get(_note) ?? "",
            ReleaseClass = session.Get(_release),
            Figures = { (session.Get(_figures) ?? []).Select(FigureOf) },
            Detail = { session.Get(_detail) ?? [] },
            StayFactors = session.Get(_factors) ?? "",
        };
        if (session.Get(_target) is { } target)
        {
            request.TargetStayMonths = target;
        }

        if ((session.Get(_stay) ?? HarmonisedTo(request)) is { } months)
        {
            request.TargetDefinition.MinimumStayMonths = months;
        }

        foreach (var text in session.Get(_parameters) ?? [])
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !request.Parameters.TryAdd(text[..at], text[(at + 1)..]))
            {
                throw CommandException.WrongUsage($"'{text}' is not NAME=VALUE, or its name stands twice.");
            }
        }

        return request;
    }

    private void CheckTogether(Session session)
    {
        var isCopied = session.Get(_reconciliation) is not null;
        var byHand = !isCopied && (session.Get(_method) ?? Manual) == Manual;
        var hasFigures = session.Get(_figures) is { Length: > 0 };
        var hasDetail = session.Get(_detail) is { Length: > 0 };
        var shapesMethod = session.Get(_parameters) is { Length: > 0 } || session.Get(_factors) is not null;
        Require(!isCopied || (session.Get(_method) is null && !hasFigures && !shapesMethod), "--reconciliation proposes what a job estimated, as it is: --method, --figure, --parameter and --stay-factors do not go with it.");
        Require(session.Get(_target) is null || session.Get(_factors) is not null, "--target-stay goes with --stay-factors.");
        Require(!byHand || !(shapesMethod || hasDetail), "--parameter, --detail and --stay-factors go with a --method that works figures out: statsx methods list");
        Require(!byHand || hasFigures, "Say what is proposed: --figure PERIOD=VALUE with --justification, or --method METHOD, or --reconciliation JOB.");
        Require(!byHand || !string.IsNullOrEmpty(session.Get(_justification)), "Figures given by hand take --justification TEXT.");
        Require(byHand || !hasFigures, "--figure is for figures given by hand; a method works them out.");
    }

    private static void Require(bool holds, string expected)
    {
        if (!holds)
        {
            throw CommandException.WrongUsage(expected);
        }
    }

    // What both sides are brought to is what the figures count.
    private static int? HarmonisedTo(ProposeFigureRequest request) =>
        request.StayFactors.Length == 0 ? null : request.HasTargetStayMonths ? request.TargetStayMonths : Domain.Harmonisation.StayFactors.UsualTarget;

    private static ProposedFigure FigureOf(string text)
    {
        var at = text.LastIndexOf('=');
        if (at <= 0 || Numbers.Of(text[(at + 1)..]) is not { } value || value < 0)
        {
            throw NoFigure(text);
        }

        var names = text[..at].Split('/');
        var figure = new ProposedFigure { TimePeriod = names[0], Value = value };
        foreach (var name in names[1..])
        {
            if (name.Split('=') is not [{ Length: > 0 } dimension, { Length: > 0 } code] || !figure.Dimensions.TryAdd(dimension, code))
            {
                throw NoFigure(text);
            }
        }

        return figure;
    }

    private static CommandException NoFigure(string text) => CommandException.WrongUsage($"'{text}' is not a figure, for example 2015=3650 or 2015/SEX=F=1800.");
}
