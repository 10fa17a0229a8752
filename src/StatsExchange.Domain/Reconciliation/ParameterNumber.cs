// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>Reads numbers in parameters: digits with a point, and an exponent where there is one, such as 0.001 or 1e-3.</summary>
internal static class ParameterNumber
{
    /// <summary>The number of 0 or more a text is; null where it is none or not finite.</summary>
    public static double? Of(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <exception cref="ReconciliationException">It is none; the message names the parameter.</exception>
    public static double Read(IReadOnlyDictionary<string, string> parameters, string id, double least, double most) =>
        Of(parameters[id]) is { } number && number >= least && number <= most
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
