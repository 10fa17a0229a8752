// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Domain.Mappings;

/// <summary>Texts of tables as they are compared: trimmed, without regard to case, with runs of any kind of space as one.</summary>
public static class TableText
{
    /// <summary>The form two texts share that mean the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter) || letter == '\uFEFF')
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                space = false;
            }

            folded.Append(char.ToUpperInvariant(letter));
        }

        return folded.ToString();
    }
}
