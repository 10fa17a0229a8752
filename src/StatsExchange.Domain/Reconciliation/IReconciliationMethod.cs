// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A way to make one figure of two. Pure: the same input and parameters always give the same result, to the last bit.</summary>
public interface IReconciliationMethod
{
    /// <summary>What the method is and which parameters it takes.</summary>
    MethodDescription Description { get; }

    /// <summary>Runs the method.</summary>
    /// <param name="input">The figures of a region.</param>
    /// <param name="parameters">Parameters by id; those left out take their defaults.</param>
    /// <param name="cancellationToken">Stops long loops: what was asked for is no longer wanted. It changes no result.</param>
    /// <exception cref="ReconciliationException">A parameter is unknown, missing or does not fit the input.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was a result.</exception>
    MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads every parameter and runs nothing: what is refused here, <see cref="Apply"/> refuses whatever the figures are.</summary>
    /// <param name="region">The members, the period and what figures count; figures are not looked at.</param>
    /// <param name="parameters">As for <see cref="Apply"/>.</param>
    /// <exception cref="ReconciliationException">A parameter is unknown, missing or cannot be read, or the method is none for the region.</exception>
    void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters);

    /// <summary>The periods, beside the one that is reconciled, whose figures the method is to be given.</summary>
    /// <param name="parameters">As for <see cref="Apply"/>.</param>
    /// <exception cref="ReconciliationException">A parameter is unknown, missing or cannot be read.</exception>
    IReadOnlyList<string> OtherPeriods(IReadOnlyDictionary<string, string> parameters) => [];

    /// <summary>
    /// What a report would be, brought to the minimum stay aimed at, given an estimate of this method for its corridor: the estimate, taken back through what the method corrects the
    /// report by. Predictions of reports are scored with it.
    /// </summary>
    /// <param name="figure">The corridor.</param>
    /// <param name="side">Whose report.</param>
    /// <param name="result">A result of this method that holds the estimate.</param>
    /// <param name="estimate">The estimate for the corridor; it has a value.</param>
    /// <returns>The report that is to be expected; null where the method cannot say.</returns>
    double? ExpectedReport(CorridorFigure figure, ReportSide side, MethodResult result, CorridorEstimate estimate) => estimate.Value;
}
