// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Mappings;

/// <summary>Tries a mapping on a sample: what it makes of it and what validation finds. Nothing is stored.</summary>
public sealed class MappingTrial(IGrainFactory grains)
{
    private const int MostRows = 1_000;
    private const int MostTold = 1_000;

    /// <summary>Tries a mapping.</summary>
    /// <exception cref="RefusedException">The mapping is not sound or not there, the sample too large, or the country not the caller's.</exception>
    public async Task<TestMappingResponse> RunAsync(TestMappingRequest request)
    {
        var country = CountryCode.Parse(request.RefArea);
        var mapping = await ChooseAsync(request);
        if (request.Sample.Count is 0 or > MostRows)
        {
            throw RefusedException.Field("sample", $"expected 1 to {MostRows} rows");
        }

        var response = new TestMappingResponse();
        var builder = new SubmissionBuilder(mapping.Rules.Structure, country);
        var rows = new MappedRows(mapping.Rules, country, builder, made => Tell(response, made));
        for (var i = 0; i < request.Sample.Count; i++)
        {
            RawRows.Add(rows, request.Sample[i], $"sample[{i}]");
        }

        rows.Complete();
        response.Report = ReportMessages.Of(builder.Build().Report, builder.Count, []);
        response.Applied = mapping.Tell(rows.Counts);
        response.Readings.AddRange(rows.Readings.Take(MostTold).Select(read => new TextReading
        {
            Column = read.Column,
            Target = read.Target,
            Text = read.Text,
            Code = read.Code ?? "",
            Reading = read.How,
        }));
        return response;
    }

    private async Task<ChosenMapping> ChooseAsync(TestMappingRequest request)
    {
        var country = grains.GetGrain<ICountryGrain>(request.RefArea);
        if (request.SubjectCase == TestMappingRequest.SubjectOneofCase.Registered)
        {
            return await MappingFinder.FindAsync(country, request.RefArea, request.Registered, "registered");
        }

        // Asks the country, so that nobody tries mappings where they have no business.
        await country.ListMappingsAsync(new ListMappingsRequest { RefArea = request.RefArea, PageSize = 1 }.ToProto());
        var mapping = request.Mapping ?? throw RefusedException.Field("mapping", "expected a mapping, or the name of a registered one");
        return new ChosenMapping(mapping.Name, 0, MappingForm.Read(mapping, "mapping"));
    }

    private static void Tell(TestMappingResponse response, MappedObservation made)
    {
        if (response.Observations.Count == MostTold)
        {
            return;
        }

        var observation = new Observation { Line = made.Line };
        foreach (var (id, code) in made.Dimensions)
        {
            observation.Dimensions.Add(id, code);
        }

        foreach (var (id, text) in made.Attributes)
        {
            observation.Attributes.Add(id, text);
        }

        if (made.Value is { } value)
        {
            observation.Value = value;
        }

        response.Observations.Add(observation);
    }
}
