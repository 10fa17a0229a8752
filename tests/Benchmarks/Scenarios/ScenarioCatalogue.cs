// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Scenarios;

internal static class ScenarioCatalogue
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new EchoScenario(), new GrainScenario(), new GrainAloneScenario(), new H2LoadScenario(), new BlocksScenario(), new HubScenario(),
        new SqliteScenario(), new PostgresScenario(), new ActivationScenario(), new RestartScenario(), new MethodScenario(),
        new CompareScenario(), new CountryScenario(),
    ];
}
