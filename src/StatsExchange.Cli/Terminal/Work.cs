// SPDX-License-Identifier: Apache-2.0
using Spectre.Console;

namespace StatsExchange.Cli.Terminal;

/// <summary>Progress on standard error: a bar where someone watches, else a plain line whenever the stage changes.</summary>
internal static class Work
{
    private static readonly ProgressColumn[] Columns =
        [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn()];

    public static async Task<T> ShowAsync<T>(Output output, string description, Func<IWorkProgress, Task<T>> work)
    {
        if (!output.IsWatched)
        {
            output.Note(description + " …");
            return await work(new PlainProgress(output)).ConfigureAwait(false);
        }

        return await output.Messages.Progress().AutoClear(true).Columns(Columns)
            .StartAsync(context => work(new BarProgress(context.AddTask(Legible.Markup(description), autoStart: true, maxValue: 1).IsIndeterminate())))
            .ConfigureAwait(false);
    }

    private sealed class BarProgress(ProgressTask task) : IWorkProgress
    {
        public void Report(string? stage, double done, double total)
        {
            if (stage is not null)
            {
                task.Description = Legible.Markup(stage);
            }

            task.IsIndeterminate = total <= 0;
            task.MaxValue = total <= 0 ? 1 : total;
            task.Value = done;
        }
    }

    private sealed class PlainProgress(Output output) : IWorkProgress
    {
        private string? _stage;

        public void Report(string? stage, double done, double total)
        {
            if (stage is not null && stage != _stage)
            {
                _stage = stage;
                output.Note("  " + stage);
            }
        }
    }
}
