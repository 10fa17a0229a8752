// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Collections;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Jobs;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>The one form that orders of the same work have, however they are written. What is recorded stays as it was asked for.</summary>
internal static class WorkForm
{
    /// <param name="started">A job whose order was checked.</param>
    public static JobStarted Of(JobStarted started)
    {
        var work = new JobStarted(started) { Id = "", Starter = null };
        if (work.Reconciliation is { } reconciliation)
        {
            Unify(reconciliation);
        }

        if (work.Comparison is { } comparison)
        {
            Unify(comparison);
        }

        return work;
    }

    private static void Unify(StartReconciliationRequest order)
    {
        (order.StayFactors, order.TargetStayMonths) = Stay(order.StayFactors, order.HasTargetStayMonths ? order.TargetStayMonths : null);
        Sort(order.Detail);
        Unify(order.Method, order.Parameters);
    }

    private static void Unify(StartMethodComparisonRequest order)
    {
        (order.StayFactors, order.TargetStayMonths) = Stay(order.StayFactors, order.HasTargetStayMonths ? order.TargetStayMonths : null);
        order.MostHiddenCorridors = ComparisonGround.MostHidden(order);
        foreach (var choice in order.Methods)
        {
            choice.Name = ComparisonOrder.NameOf(choice);
            Unify(choice.Method, choice.Parameters);
        }

        MethodChoice[] choices = [.. order.Methods.OrderBy(choice => choice.Name, StringComparer.Ordinal)];
        order.Methods.Clear();
        order.Methods.Add(choices);
        HiddenReport[] hidden = [.. order.HiddenReports.Order()];
        order.HiddenReports.Clear();
        order.HiddenReports.Add(hidden);
        Sort(order.TimePeriods);
    }

    private static void Sort(RepeatedField<string> texts)
    {
        string[] sorted = [.. texts.Order(StringComparer.Ordinal)];
        texts.Clear();
        texts.Add(sorted);
    }

    private static void Unify(string method, MapField<string, string> parameters)
    {
        var unified = ReconciliationMethods.Get(method).Description.Canonical(parameters);
        foreach (var (id, value) in unified)
        {
            parameters[id] = value;
        }
    }

    private static (string Factors, int TargetMonths) Stay(string factors, int? targetMonths) =>
        StayFields.Read(factors, targetMonths) is { } harmonisation ? (harmonisation.Factors.ToString(), harmonisation.TargetMonths) : ("", 0);
}
