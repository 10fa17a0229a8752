// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>The constructed code list of TIME_PERIOD; see <see cref="Period"/>.</summary>
public sealed class PeriodCodes : ICodeList
{
    private PeriodCodes()
    {
    }

    /// <summary>The list.</summary>
    public static PeriodCodes Instance { get; } = new();

    /// <inheritdoc/>
    public string Id => "CL_TIME_PERIOD";

    /// <inheritdoc/>
    public string Expectation => "a period YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM from 1800 to 2200";

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed => [];

    /// <inheritdoc/>
    public string? Canonical(string text) => Period.TryParse(text, out _) ? text : null;

    /// <inheritdoc/>
    public string? NameOf(string code) => Canonical(code);
}
