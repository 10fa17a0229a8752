// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>Flows of a region from its stocks at two dates, births and deaths: see <see cref="DemographicAccounting"/>.</summary>
internal sealed class StockAccountMethod : IReconciliationMethod
{
    private const string Natives = "natives";
    private const string Account = "account";

    public MethodDescription Description { get; } = new(
        "stock-accounts",
        "1.0",
        "Transitions over an interval by demographic accounting of two stock tables with births and deaths: a lower bound of moves, never to be paired with events",
        "Abel 2013; Abel, Sander 2014; Abel, Cohen 2019",
        "A stock of 0 counts as a value. The method is refused where the native-born population of a member, or any stock between members, is not known.",
        [
            .. StockRegion.Shared,
            new ParameterDescription(
                Natives, "the native-born at the start and the end, births and deaths of every member, for example LAO:6100000/6500000/900000/300000,…; native-born that the office reports may be left out: LAO://900000/300000", string.Empty)
            {
                Form = ParameterForm.List, IsHeldAgainstReports = true,
            },
            new ParameterDescription(
                Account, "closed: nobody comes from or goes outside the region, stocks are rescaled; or open: what births, deaths and flows do not explain does", "closed"),
        ])
    {
        Concept = EstimateConcept.Transitions,
        IsOfOneCorridor = false,
    };

    public IReadOnlyList<string> OtherPeriods(IReadOnlyDictionary<string, string> parameters) => [Description.Resolve(parameters)[StockRegion.StartPeriod]];

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters)
    {
        var resolved = Description.Resolve(parameters);
        StockRegion.Read(region, resolved);
        Read(resolved);
    }

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var (natives, kind) = Read(resolved);
        var region = new StockRegion(input, resolved, natives);
        var options = new AccountOptions
        {
            Kind = kind,
            Fitting = AccountOptions.Default.Fitting with { Cancellation = cancellationToken },
        };
        CheckEvents(input, region, natives);
        double Of(string country, Func<NativePopulation, double> events) => events(natives[country]);
        var account = input.Figures.IsEmpty ? null : DemographicAccounting.Estimate(
            region.Start,
            region.End,
            [.. input.Countries.Select(c => Of(c, n => n.Births))],
            [.. input.Countries.Select(c => Of(c, n => n.Deaths))],
            options);
        return new MethodResult(
            Description.Id, Description.Version, resolved, [.. StockRegion.Estimates(input, cell => account?.Transitions.Values[cell])], [], null);
    }

    private static (Dictionary<string, NativePopulation> Natives, AccountKind Kind) Read(ImmutableSortedDictionary<string, string> parameters) =>
        (StockRegion.Natives(Natives, parameters[Natives]), parameters[Account] switch
        {
            "closed" => AccountKind.Closed,
            "open" => AccountKind.Open,
            var text => throw new ReconciliationException(
                ReconciliationError.InvalidParameter, Account, $"'{text}' cannot be {Account}; there are closed and open."),
        });

    // Births that nobody has told are not none. The native-born that are missing are told first: without them births are of no use.
    private static void CheckEvents(ReconciliationInput input, StockRegion region, Dictionary<string, NativePopulation> natives)
    {
        if (input.Figures.IsEmpty)
        {
            return;
        }

        region.Start.Known();
        region.End.Known();
        string[] missing = [.. input.Countries.Where(country => !natives.ContainsKey(country))];
        if (missing.Length > 0)
        {
            throw new ReconciliationException(
                ReconciliationError.InvalidParameter, Natives, $"The births and deaths of {Margins.List(missing)} are missing: they are not 0.");
        }
    }
}
