// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>Something an office does: sends cells, takes a submission back, sets or lifts an embargo; or time goes by.</summary>
internal abstract record VintageStep
{
    public static readonly string[] Partners = ["DNK", "FIN", "NOR"];
    public static readonly string[] Periods = ["2014", "2015"];

    private static readonly Gen<CellSent> OneCell =
        from period in Gen.Elements(Periods)
        from partner in Gen.Elements(Partners)
        from value in Gen.Elements<double?>(0, 1, 2, null)
        from delete in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from days in Gen.Frequency<int?>((3, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 6).Select(day => (int?)day)))
        select new CellSent(period, partner, delete ? null : value, delete, delete ? null : days);

    private static readonly Gen<VintageStep> OneSending =
        from cells in OneCell.ArrayOf().Resize(5)
        from replace in Gen.Elements(false, false, true)
        select (VintageStep)new Send([.. cells.DistinctBy(cell => (cell.Period, cell.Partner))], replace);

    // Which of the submissions so far, from the last: mostly one that can be withdrawn.
    private static readonly Gen<VintageStep> OneWithdrawal = Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 4))).Select(back => (VintageStep)new TakeBack(back));

    private static readonly Gen<VintageStep> OneEmbargo =
        from period in Gen.Elements("", "2014", "2015")
        from partner in Gen.Elements("", "DNK", "FIN")
        from days in Gen.Frequency<int?>((1, Gen.Constant<int?>(null)), (3, Gen.Choose(1, 6).Select(day => (int?)day)))
        select (VintageStep)new Hold(period, partner, days);

    public static Gen<VintageStep[]> Sequence { get; } =
        Gen.Frequency((5, OneSending), (3, OneWithdrawal), (3, OneEmbargo), (1, Gen.Constant<VintageStep>(new Pass()))).ArrayOf().Resize(14);

    /// <param name="Days">Days from the start until its own EMBARGO_TIME; null for none.</param>
    public sealed record CellSent(string Period, string Partner, double? Value, bool Delete, int? Days);

    public sealed record Send(CellSent[] Cells, bool Replace) : VintageStep;

    public sealed record TakeBack(int Back) : VintageStep;

    /// <param name="Days">Days from now until it ends; null to lift.</param>
    public sealed record Hold(string Period, string Partner, int? Days) : VintageStep;

    public sealed record Pass : VintageStep;
}
