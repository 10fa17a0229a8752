// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>The figures of a proposal, and how they came about.</summary>
/// <param name="Method">manual, or the method's id and version.</param>
/// <param name="Figures">By period, each total before its classes.</param>
internal sealed record ProposedContent(string Method, IReadOnlyList<ProposedFigure> Figures)
{
    /// <summary>Every parameter the method ran with.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The factors they were brought to one minimum stay with, by name and version; empty where they were not.</summary>
    public string StayFactors { get; init; } = "";

    /// <summary>The minimum stay they were brought to; 0 where they were not.</summary>
    public int TargetStayMonths { get; init; }

    public void WriteTo(Proposal proposal)
    {
        proposal.Method = Method;
        proposal.StayFactors = StayFactors;
        proposal.TargetStayMonths = TargetStayMonths;
        proposal.Parameters.Add(Parameters.ToDictionary());
        proposal.Figures.AddRange(Figures);
    }
}
