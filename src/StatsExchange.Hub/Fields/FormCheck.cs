// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Fields;

/// <summary>Checks the form of a request's fields and names all that are wrong at once. What they mean the grains decide.</summary>
internal sealed partial class FormCheck
{
    /// <summary>What is expected of a period.</summary>
    public const string AnyPeriod = "a period: YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM";

    private const int LargestPage = 1000;
    private const string Alpha3 = "an ISO 3166-1 alpha-3 code of a known area";

    private readonly List<FieldViolation> _violations = [];

    public FormCheck RequestId(string value) => Require(
        RequestIdForm().IsMatch(value), "request_id", "1 to 128 of the characters A-Z a-z 0-9 . _ : -");

    public FormCheck Country(string field, string value) => Require(CountryCode.TryParse(value, out _), field, Alpha3);

    public FormCheck Region(string field, string value) => Require(RegionCode.TryParse(value, out _), field, "the code of a known regional body");

    public FormCheck Party(string field, string value) => Require(
        CountryCode.TryParse(value, out _) || RegionCode.TryParse(value, out _), field, Alpha3 + ", or the code of a known regional body");

    public FormCheck Structure(string field, string value) => Require(
        StructureCatalogue.Find(value) is { } structure && structure != StructureCatalogue.Consolidated, field, "STOCK, FLOW or RETURN");

    public FormCheck OptionalStructure(string field, string value) => value.Length == 0 ? this : Structure(field, value);

    public FormCheck Period(string field, string value) => Require(
        Domain.Period.TryParse(value, out _), field, AnyPeriod);

    public FormCheck OptionalPeriod(string field, string value) => value.Length == 0 ? this : Period(field, value);

    public FormCheck Pair(string field, string value) => Require(
        StructureCatalogue.MirrorPairs.Any(pair => pair.Id == value), field, "the id of a mirror pair");

    public FormCheck OptionalPair(string field, string value) => value.Length == 0 ? this : Pair(field, value);

    public FormCheck StayFactors(string field, string value) => Require(
        value.Length == 0 || Domain.Harmonisation.StayFactors.Find(value) is not null,
        field,
        $"{string.Join(", ", Domain.Harmonisation.StayFactors.Published)} or EXPONENTIAL:rate with a rate per year above 0, at most 5");

    public FormCheck NotEmpty(string field, string value) => Require(value.Length > 0, field, "not empty");

    public FormCheck PageSize(int value) => Require(value is >= 0 and <= LargestPage, "page_size", "0 to 1000");

    public FormCheck Require(bool holds, string field, string expected)
    {
        if (!holds)
        {
            _violations.Add(new FieldViolation(field, "expected " + expected));
        }

        return this;
    }

    /// <exception cref="RefusedException">A field is not as it must be.</exception>
    public void Done()
    {
        if (_violations is [var first, ..])
        {
            throw new RefusedException(
                ErrorReason.FieldInvalid,
                _violations.Count == 1 ? $"{first.Field}: {first.Description}." : $"{_violations.Count} fields are not as they must be.",
                [.. _violations],
                _violations.Count);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,128}\z")]
    private static partial Regex RequestIdForm();
}
