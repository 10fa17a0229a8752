// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Submissions;

namespace StatsExchange.Cli.Submissions;

/// <summary>Sends a file with progress shown.</summary>
internal static class Sending
{
    public static Task<SubmissionOutcome> RunAsync(Session session, string file, SubmissionRequest request, CancellationToken cancellationToken)
    {
        InputFile.Require(file);
        var verb = request.ValidateOnly ? "Validating" : "Sending";
        return Work.ShowAsync(session.Out, $"{verb} {Path.GetFileName(file)} as {Figures.Party(request.Office)}", progress =>
            new Submitter(session.Hub).SubmitFileAsync(file, request, new SentRows(progress), cancellationToken));
    }

    private sealed class SentRows(IWorkProgress progress) : IProgress<SubmissionProgress>
    {
        public void Report(SubmissionProgress value) => progress.Report(null, value.Read, value.Length);
    }
}
