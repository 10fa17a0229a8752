// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Help;
using StatsExchange.Cli.Administration;
using StatsExchange.Cli.Agreements;
using StatsExchange.Cli.Checkpoints;
using StatsExchange.Cli.Corridors;
using StatsExchange.Cli.Demo;
using StatsExchange.Cli.Dossiers;
using StatsExchange.Cli.Explanations;
using StatsExchange.Cli.Jobs;
using StatsExchange.Cli.Mappings;
using StatsExchange.Cli.Methods;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Reference;
using StatsExchange.Cli.Rounds;
using StatsExchange.Cli.Rules;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Snapshots;
using StatsExchange.Cli.Submissions;
using StatsExchange.Cli.Terminal;
using StatsExchange.Cli.Tokens;
using StatsExchange.Cli.Vintages;

namespace StatsExchange.Cli;

/// <summary>All commands of statsx.</summary>
internal static class CommandTree
{
    private const string Description = """
        statsx: exchange and reconcile migration statistics through a StatsExchange hub.

        Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 hub not reachable, 4 verification failed.
        """;

    public static RootCommand Create()
    {
        var root = new RootCommand(Description)
        {
            DemoCommand.Create(),
            SubmitCommand.Create(),
            ValidateCommand.Create(),
            MappingCommand.Create(),
            SheetCommand.Create(),
            VintagesCommand.Create(),
            MirrorCommand.Create(),
            CorridorsCommand.Create(),
            IndexCommand.Create(),
            NetMigrationCommand.Create(),
            ReconcileCommand.Create(),
            JobCommand.Create(),
            MethodsCommand.Create(),
            DossierCommand.Create(),
            AgreementCommand.Create(),
            RoundCommand.Create(),
            SnapshotCommand.Create(),
            ExplainCommand.Create(),
            VerifyCommand.Create(),
            CheckpointCommand.Create(),
            KeysCommand.Create(),
            StructuresCommand.Create(),
            CodesCommand.Create(),
            RulesCommand.Create(),
            RegionsCommand.Create(),
            TokenCommand.Create(),
            AdminCommand.Create(),
        };
        GlobalOptions.AddTo(root);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }
}
