// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>Reads a parameter that is a number in a range.</summary>
internal static class ParameterNumber
{
    /// <exception cref="ReconciliationException">It is none; the message names the parameter.</exception>
    public static double Read(IReadOnlyDictionary<string, string> parameters, string id, double least, double most) =>
        double.TryParse(parameters[id], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Fault(parameters, id, $"a number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}");

    /// <exception cref="ReconciliationException">It is none; the message names the parameter.</exception>
    public static int ReadWhole(IReadOnlyDictionary<string, string> parameters, string id, int least, int most) =>
        int.TryParse(parameters[id], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Fault(parameters, id, $"a whole number from {least} to {most}");

    private static ReconciliationException Fault(IReadOnlyDictionary<string, string> parameters, string id, string expected) =>
        new(ReconciliationError.InvalidParameter, id, $"'{parameters[id]}' cannot be {id}; expected {expected}.");
}
