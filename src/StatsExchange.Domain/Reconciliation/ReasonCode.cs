// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>How a reason is written outside: NO_TWO_SIDED_CELL for NoTwoSidedCell.</summary>
public static class ReasonCode
{
    /// <summary>The code of a reason for an estimate that is not there.</summary>
    public static string Code(this EstimateReason reason) => UpperSnake(reason.ToString());

    /// <summary>The reason that is written so.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static EstimateReason Parse(string code) => Enum.GetValues<EstimateReason>().Cast<EstimateReason?>().FirstOrDefault(reason => reason!.Value.Code() == code)
        ?? throw new FormatException($"'{code}' is no reason for an estimate that is not there.");

    /// <summary>The code of a reason for a factor that is not there or not used.</summary>
    public static string Code(this FactorReason reason) => UpperSnake(reason.ToString());

    /// <summary>The code of why a method cannot run at all.</summary>
    public static string Code(this ReconciliationError error) => UpperSnake(error.ToString());

    private static string UpperSnake(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0)
            {
                code.Append('_');
            }

            code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    }
}
