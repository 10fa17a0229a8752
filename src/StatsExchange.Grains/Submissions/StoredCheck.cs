// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Earlier;
using StatsExchange.Domain.Validation.Series;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.V1;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>
/// Validates a readable submission against what the office has, at the revision it is merged into, and against its mirror. Few slices are held at a time. Providers
/// may not read the office's figures, so their submissions are held against series sheets only. Where the slice of another period or structure
/// cannot be read, the submission is not held against it: old damage does not block new figures.
/// </summary>
internal sealed class StoredCheck(SliceReader reader, MirrorStage mirror)
{
    public async Task RunAsync(Submission submission, SubmissionBase found, bool replaces, FindingCollector findings, CancellationToken cancellationToken)
    {
        var sheets = new SheetBook(found.Sheets.Select(sheet => SheetMessages.Read(sheet.Read())));
        SheetCheck.Run(submission.Slices, sheets, findings);
        if (CallerContext.Required.Role == Role.Provider)
        {
            return;
        }

        var sent = submission.Slices.ToDictionary(slice => slice.Observations.Period, slice => slice.Observations, StringComparer.Ordinal);
        var earlier = found.Earlier.ToDictionary(slice => slice.Period, StringComparer.Ordinal);
        var slips = SeriesSlips.Of(submission.Slices);
        Dictionary<string, Slice> loaded = new(StringComparer.Ordinal);
        foreach (var slice in submission.Slices)
        {
            string[] before = [.. PeriodSteps.Before(slice.Observations.Period, sent.Keys.Concat(earlier.Keys), EarlierFigures.MostBefore)];
            foreach (var passed in loaded.Keys.Except(before).ToArray())
            {
                loaded.Remove(passed);
            }

            foreach (var missing in before.Where(period => !sent.ContainsKey(period) && !loaded.ContainsKey(period)))
            {
                if (await TryLoadAsync([earlier[missing]], missing, cancellationToken) is { } readable)
                {
                    loaded.Add(missing, readable);
                }
            }

            var figures = new EarlierFigures(
                await LoadAsync(found.Slices, slice.Observations.Period, cancellationToken),
                [.. before.Select(period => sent.GetValueOrDefault(period) ?? loaded.GetValueOrDefault(period)).OfType<Slice>()],
                replaces,
                await TryLoadAsync(found.Other, slice.Observations.Period, cancellationToken))
            {
                Slips = slips.In(slice.Observations.Period),
            };
            EarlierCheck.Run(slice, figures, findings);
        }

        await mirror.RunAsync(submission, sheets, findings, cancellationToken);
    }

    private async Task<Slice?> TryLoadAsync(ImmutableArray<SliceReference> slices, string period, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(slices, period, cancellationToken);
        }
        catch (Exception fault) when (fault.IsDamage())
        {
            return null;
        }
    }

    private async Task<Slice?> LoadAsync(ImmutableArray<SliceReference> slices, string period, CancellationToken cancellationToken)
    {
        var reference = slices.FirstOrDefault(slice => slice.Period == period);
        return reference is null || reference.Blocks.IsEmpty ? null : (await reader.LoadWholeAsync(reference, cancellationToken)).Slice;
    }
}
