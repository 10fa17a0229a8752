// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>A hub to which eight offices have submitted the real European flows; all let each other and EUROPE27 compare.</summary>
public sealed class EightOffices : IAsyncLifetime, IDisposable
{
    private const string Region = "EUROPE27";

    internal RunningHub Hub { get; } = new();

    /// <summary>The worked numbers of the 56 corridors between them, 2015, by column.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Worked { get; } = Samples.Rows("asymmetry_2015.csv");

    internal IReadOnlyList<string> Countries => [.. Worked.Select(row => row["origin"]).Distinct()];

    internal MirrorService.MirrorServiceClient Mirror => new(Hub.Invoker);

    public async Task InitializeAsync()
    {
        await Hub.InitializeAsync();
        var flows = Samples.Rows("flows_europe27.csv").ToLookup(row => row["REF_AREA"]);
        using var steward = await SigningPerson.RegisterAsync(Hub, Region);
        var people = new List<SigningPerson>();
        foreach (var country in Countries)
        {
            people.Add(await SigningPerson.RegisterAsync(Hub, country));
            await Hub.SubmitAsync(Flows.Header(country, "flows"), [.. flows[country].Select(Samples.ObservationOf)]);
        }

        foreach (var person in people)
        {
            foreach (var partner in people.Where(partner => partner != person).Append(steward))
            {
                await person.GrantAsync(partner);
            }
        }

        people.ForEach(person => person.Dispose());
    }

    public Task DisposeAsync() => Hub.DisposeAsync();

    public void Dispose() => Hub.Dispose();
}
