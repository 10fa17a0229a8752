// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Cells without a number and marks behind one mean one thing each, and can be no part of a number.</summary>
internal static class EmptyCellCheck
{
    private const string Status = "OBS_STATUS";

    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new NumberReader(mapping.Numbers);
        for (var i = 0; i < mapping.EmptyCells.Length; i++)
        {
            var cell = mapping.EmptyCells[i];
            if (!texts.Add(TableText.Fold(cell.Text)))
            {
                yield return new MappingProblem($"empty_cells[{i}].text", "a text that is listed once");
            }

            if (numbers.TryRead(cell.Text.Trim(), out _))
            {
                yield return new MappingProblem($"empty_cells[{i}].text", "a text that is no number");
            }

            if (cell.Status.Length > 0 && !IsStatus(mapping, cell.Status))
            {
                yield return new MappingProblem($"empty_cells[{i}].status", "letters of CL_OBS_STATUS");
            }

            if (cell.Status.Length > 0 && cell.Meaning == EmptyMeaning.LeftOut)
            {
                yield return new MappingProblem($"empty_cells[{i}].status", "no status where no observation is made");
            }
        }

        for (var i = 0; i < mapping.Marks.Length; i++)
        {
            var mark = mapping.Marks[i];
            if (mark.Mark.Trim().Length == 0 || mark.Mark.Any(letter => char.IsDigit(letter) || letter is '.' or ',') || !texts.Add("#" + TableText.Fold(mark.Mark)))
            {
                yield return new MappingProblem($"marks[{i}].mark", "letters or signs, no digit, point or comma, each once");
            }

            if (!IsStatus(mapping, mark.Status))
            {
                yield return new MappingProblem($"marks[{i}].status", "letters of CL_OBS_STATUS");
            }
        }
    }

    private static bool IsStatus(OfficeMapping mapping, string letters) =>
        letters.Length > 0 && Target.Find(mapping.Structure, Status)?.Canonical(letters) is not null;
}
