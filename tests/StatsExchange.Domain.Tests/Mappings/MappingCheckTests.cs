// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Mappings.Checks;

namespace StatsExchange.Domain.Tests.Mappings;

public sealed class MappingCheckTests
{
    public static TheoryData<string, Func<OfficeMapping, OfficeMapping>> Wrong => new()
    {
        { "columns[4].target", sound => sound with { Columns = sound.Columns.Add(Tables.Column("X", "SEKS", [])) } },
        { "columns[4].target", sound => sound with { Columns = sound.Columns.Add(Tables.Column("X", "SEX", [])) } },
        { "columns[4].column", sound => sound with { Columns = sound.Columns.Add(Tables.Column(" ", "EDUCATION", [])) } },
        { "columns[1].codes[man]", sound => sound with { Columns = sound.Columns.SetItem(1, Tables.Column("SEX", "SEX", [], ("man", "X"))) } },
        { "columns[1].codes[Man]", sound => sound with { Columns = sound.Columns.SetItem(1, Tables.Column("SEX", "SEX", [], ("MAN", "M"), ("Man", "M"))) } },
        { "columns[1].codes[]", sound => sound with { Columns = sound.Columns.SetItem(1, Tables.Column("SEX", "SEX", [], ("", "M"))) } },
        { "columns[1].readings[0]", sound => sound with { Columns = sound.Columns.SetItem(1, Tables.Column("SEX", "SEX", [Reading.Years])) } },
        { "columns[2].readings[0]", sound => sound with { Columns = sound.Columns.SetItem(2, Tables.Column("AGE", "AGE", [Reading.ArrivalYear])) } },
        { "columns[1].when_empty", sound => sound with { Columns = sound.Columns.SetItem(1, Tables.Column("SEX", "SEX", []) with { WhenEmpty = "X" }) } },
        { "values", sound => sound with { Values = [] } },
        { "values[0].column", sound => sound with { Values = [Tables.Figures("sex")] } },
        { "values[0].codes[SEX]", sound => sound with { Values = [Tables.Figures("PERSONS", ("SEX", "M"))] } },
        { "values[0].codes", sound => sound with { Constants = sound.Constants.Remove("BASIS") } },
        { "values[0].codes", sound => sound with { Columns = sound.Columns.RemoveAt(0) } },
        { "constants[SEX]", sound => sound with { Constants = sound.Constants.Add("SEX", "M") } },
        { "constants[EDUCATION]", sound => sound with { Constants = sound.Constants.Add("EDUCATION", "college") } },
        { "constants[REF_AREA]", sound => sound with { Constants = sound.Constants.Add("REF_AREA", "PHL") } },
        { "constants[COLOUR]", sound => sound with { Constants = sound.Constants.Add("COLOUR", "red") } },
        { "years_as_columns", sound => sound with { YearsAsColumns = true } },
        { "ignore[0]", sound => sound with { Ignored = ["Country"] } },
        { "numbers.thousands", sound => sound with { Numbers = new NumberForm(".", ".", false) } },
        { "numbers.decimal", sound => sound with { Numbers = new NumberForm("", ";", false) } },
        { "numbers.indian_groups", sound => sound with { Numbers = new NumberForm("", ".", true) } },
        { "empty_cells[0].text", sound => sound with { EmptyCells = [new EmptyCell("99", EmptyMeaning.Missing, "")] } },
        { "empty_cells[1].text", sound => sound with { EmptyCells = [new EmptyCell("..", EmptyMeaning.Missing, ""), new EmptyCell(" ..", EmptyMeaning.Zero, "")] } },
        { "empty_cells[0].status", sound => sound with { EmptyCells = [new EmptyCell("..", EmptyMeaning.Missing, "?")] } },
        { "marks[0].mark", sound => sound with { Marks = [new ValueMark("1", "P")] } },
        { "marks[0].status", sound => sound with { Marks = [new ValueMark("p", "")] } },
        { "leave_out[0]", sound => sound with { LeaveOut = [new RowRule("COUNTRY", [], [], false)] } },
        { "take_only[0].column", sound => sound with { TakeOnly = [new RowRule("", ["x"], [], false)] } },
    };

    [Fact]
    public void SoundMapping_HasNoProblem() => Assert.Empty(MappingChecks.Of(Tables.Stocks));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Mistake_IsNamedByItsPath(string field, Func<OfficeMapping, OfficeMapping> mistake) =>
        Assert.Contains(field, MappingChecks.Of(mistake(Tables.Stocks)).Select(problem => problem.Field));

    [Fact]
    public void Mistakes_AreAllToldAtOnce()
    {
        var mapping = Tables.Stocks with { Values = [], Numbers = new NumberForm(",", ",", false), Constants = Tables.Codes(("MEASURE", "?")) };

        Assert.Equal(["constants", "constants[MEASURE]", "numbers.thousands", "values"], MappingChecks.Of(mapping).Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("stocks", "stocks", null)]
    [InlineData("stocks@12", "stocks", 12)]
    public void Reference_IsANameAndPerhapsAVersion(string text, string name, int? version) =>
        Assert.Equal(new MappingReference(name, version), MappingReference.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("@1")]
    [InlineData("stocks@")]
    [InlineData("stocks@0")]
    [InlineData("stocks@01")]
    [InlineData("stocks@1@2")]
    [InlineData("a b")]
    [InlineData("stocks@99999999999")]
    public void Reference_OfAnotherForm_IsNone(string text) => Assert.Null(MappingReference.TryParse(text));
}
