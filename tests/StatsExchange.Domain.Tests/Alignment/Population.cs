// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Alignment;

/// <summary>
/// People of known sex, single year of age, labour status and way of counting, as one office sees them; the office sends some of the classes
/// they are in, at random, with holes. What a class holds is therefore known for every class, sent or not.
/// </summary>
internal sealed class Population(Random random, string owner, string partner, string measure)
{
    private const int Ages = 12;
    private static readonly string[] Concepts = ["EV", "TR1"];
    private static readonly string[] Labour = ["EMP", "OLF", "UNE"];
    private static readonly string[] Sexes = ["F", "M"];

    private readonly Dictionary<(string Concept, string Labour, string Sex, int Age), int> _people = (
        from concept in Concepts
        from labour in Labour
        from sex in Sexes
        from age in Enumerable.Range(0, Ages)
        select (concept, labour, sex, age)).ToDictionary(person => person, _ => random.Next(100));

    private readonly List<(string Classes, double? Value)> _sent = [];

    /// <summary>What the office would count in a class.</summary>
    public double TruthOf(MatchedKey key) => TruthOf(key["FLOW_CONCEPT"]!, key["LABOUR_STATUS"]!, key["SEX"]!, key["AGE"]!);

    /// <summary>Sends classes of a few cuts through sex, age and labour status, all with the same chance to be left out or to lack a value.</summary>
    public Population Send(double chanceOfHole)
    {
        for (var table = random.Next(1, 4); table > 0; table--)
        {
            string[] ages = [.. Cut(), .. Pick("_T")];
            string[] sexes = random.Next(3) == 0 ? ["_T"] : [.. Sexes, .. Pick("_T")];
            string[] labour = random.Next(3) switch { 0 => ["_T"], 1 => ["LF", "OLF"], _ => [.. Labour, .. Pick("LF"), .. Pick("_T")] };
            foreach (var (concept, status, sex, age) in from c in Concepts from l in labour from s in sexes from a in ages select (c, l, s, a))
            {
                if (random.NextDouble() >= chanceOfHole)
                {
                    var value = random.NextDouble() < chanceOfHole ? (double?)null : TruthOf(concept, status, sex, age);
                    _sent.Add(($"MEASURE={measure} BASIS=RES FLOW_CONCEPT={concept} LABOUR_STATUS={status} SEX={sex} AGE={age}", value));
                }
            }
        }

        return this;
    }

    /// <summary>The slice of what was sent, each class once.</summary>
    public Slice Slice(string flag = "")
    {
        var slice = new TestSlice(StructureCatalogue.Flow, owner, "2015");
        foreach (var (classes, value) in _sent.DistinctBy(sent => sent.Classes))
        {
            slice.Row(partner, classes + flag, value);
        }

        return slice.Build();
    }

    public static AlignedComparison Align(Population origin, Population destination) => CorridorAlignment.Compare(
        StructureCatalogue.Flow.MirrorPairs[0],
        new Corridor(CountryCode.Parse("SWE"), CountryCode.Parse("DNK")),
        origin.Slice(),
        destination.Slice(),
        MirrorOptions.None);

    private double TruthOf(string concept, string labour, string sex, string age)
    {
        var ages = AgeCodes.TryParse(age, out var range) ? range : new AgeRange(0, null);
        return _people
            .Where(person => person.Key.Concept == concept
                && (sex == "_T" || person.Key.Sex == sex)
                && (labour == "_T" || person.Key.Labour == labour || (labour == "LF" && person.Key.Labour != "OLF"))
                && ages.Contains(new AgeRange(person.Key.Age, person.Key.Age)))
            .Sum(person => person.Value);
    }

    private IEnumerable<string> Pick(string code) => random.Next(2) == 0 ? [code] : [];

    private IEnumerable<string> Cut()
    {
        int[] starts = [0, .. Enumerable.Range(1, Ages - 1).Where(_ => random.Next(3) == 0)];
        return starts.Select((start, i) => i + 1 < starts.Length
            ? start + 1 == starts[i + 1] ? string.Create(CultureInfo.InvariantCulture, $"Y{start}") : string.Create(CultureInfo.InvariantCulture, $"Y{start}T{starts[i + 1] - 1}")
            : string.Create(CultureInfo.InvariantCulture, $"Y_GE{start}"));
    }
}
