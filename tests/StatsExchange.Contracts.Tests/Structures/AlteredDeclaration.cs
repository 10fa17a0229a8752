// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests.Structures;

/// <summary>The declaration of the hub with something added to it, and nothing but the declaration.</summary>
internal static class AlteredDeclaration
{
    public const string Disability = """{"id": "DISABILITY", "role": "additive", "codes": "CL_DISABILITY", "default": "_T", "added_later": true}""";

    public const string Visa = """
        {
          "id": "VISA",
          "name": "Visas granted",
          "dimensions": [
            {"id": "FREQ", "role": "frequency", "codes": "CL_FREQ", "default": "A"},
            {"id": "REF_AREA", "role": "reporter", "codes": "CL_AREA"},
            {"id": "COUNTERPART_AREA", "role": "partner", "codes": "CL_PARTNER"},
            {"id": "MEASURE", "role": "alternative", "codes": "CL_VISA"},
            {"id": "SEX", "role": "additive", "codes": "CL_SEX", "default": "_T"},
            {"id": "TIME_PERIOD", "role": "time", "codes": "CL_TIME_PERIOD"}
          ],
          "attributes": "reported",
          "pairs": [
            {
              "id": "visas",
              "name": "Visas used against visas granted",
              "origin": {"structure": "VISA", "hold": {"MEASURE": "USED"}, "drop": []},
              "destination": {"structure": "VISA", "hold": {"MEASURE": "GRANTED"}, "drop": []},
              "match": ["FREQ"],
              "match_every_class": true
            }
          ]
        }
        """;

    private const string Codes = """
        list,id,name
        CL_DISABILITY,DIS,With a disability
        CL_DISABILITY,NODIS,Without a disability
        CL_VISA,USED,Visas used by residents
        CL_VISA,GRANTED,Visas granted
        """;

    /// <summary>With DISABILITY in FLOW, after AGE, and with VISA.</summary>
    public static StructureSet Read() => Read(declaration =>
    {
        var dimensions = Structure(declaration, "FLOW")["dimensions"]!.AsArray();
        var age = dimensions.Index().Single(dimension => (string?)dimension.Item!["id"] == "AGE").Index;
        dimensions.Insert(age + 1, JsonNode.Parse(Disability));
        declaration["structures"]!.AsArray().Insert(3, JsonNode.Parse(Visa));
    });

    public static StructureSet Read(Action<JsonNode> alter)
    {
        var declaration = JsonNode.Parse(StructureCatalogue.Declaration)!;
        alter(declaration);
        return StructureSet.Parse(declaration.ToJsonString(), Codes);
    }

    public static JsonNode Structure(JsonNode declaration, string id) =>
        declaration["structures"]!.AsArray().Single(structure => (string?)structure!["id"] == id)!;

    /// <summary>The one slice of rows written as "PARTNER VALUE DIMENSION=CODE …", all of 2015.</summary>
    public static Slice Slice(this Structure structure, string reporter, params string[] rows) =>
        Assert.Single(structure.Submit(reporter, rows).Slices).Observations;

    public static Submission Submit(this Structure structure, string reporter, params string[] rows)
    {
        var builder = new SubmissionBuilder(structure, CountryCode.Parse(reporter));
        foreach (var fields in rows.Select(row => row.Split(' ')))
        {
            builder.Add(
                [
                    new("COUNTERPART_AREA", fields[0]), new("TIME_PERIOD", "2015"),
                    .. fields.Skip(2).Select(field => field.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])),
                ],
                double.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture),
                []);
        }

        return builder.Build();
    }
}
