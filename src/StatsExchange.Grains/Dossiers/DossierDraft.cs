// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Integrity;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// What a command makes of a dossier, step by step, before any of it is written: each step is decided on what the steps before it left, so
/// that many are taken together or none is.
/// </summary>
internal sealed class DossierDraft
{
    private readonly DossierState _state;
    private readonly Dictionary<string, Case> _touched = new(StringComparer.Ordinal);
    private readonly List<NewEntry> _entries = [];

    public DossierDraft(DossierState state, Caller caller, DateTimeOffset now) => (_state, Caller, Now) = (state, caller, now);

    public Caller Caller { get; }

    public DateTimeOffset Now { get; }

    public IReadOnlyList<NewEntry> Entries => _entries;

    public Dossier Dossier => _state.Dossier!;

    /// <summary>The case of that id as the steps so far leave it.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public Case Case(string id)
    {
        if (!_touched.TryGetValue(id, out var @case))
        {
            @case = (_state.FindCase(id) ?? throw RefusedException.NotFound($"case '{id}'")).Clone();
            _touched.Add(id, @case);
        }

        return @case;
    }

    /// <summary>The case and proposal of a proposal's id.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public (Case Case, Proposal Proposal) Proposal(string id)
    {
        var found = _state.FindCase(CaseFold.CaseOf(id)) is { } there ? Case(there.Id) : null;
        return found?.Proposals.FirstOrDefault(proposal => proposal.Id == id) is { } proposal
            ? (found, proposal)
            : throw RefusedException.NotFound($"proposal '{id}'");
    }

    /// <summary>The case, which must be one that steps towards an outcome can be taken in.</summary>
    public Case OpenCase(string id)
    {
        var @case = Case(id);
        CaseRules.RequireOpen(@case, Now);
        return @case;
    }

    public void Write(string kind, IMessage body)
    {
        _entries.Add(new NewEntry(kind, body));
        CaseFold.Apply(Case(CaseFold.CaseOf(body)!), new CaseStep(body, Caller.Actor, Now, Seq: 0));
    }

    /// <summary>The same dossier after the entries as they were sealed, with the places and times they got.</summary>
    public DossierDraft Sealed(IReadOnlyList<Entry> entries)
    {
        var after = new DossierDraft(_state, Caller, Now);
        foreach (var entry in entries)
        {
            var body = EntryBodies.Find(entry.Kind)!.Parser.ParseFrom(entry.Body.Span);
            CaseFold.Apply(after.Case(CaseFold.CaseOf(body)!), new CaseStep(body, entry.Actor, entry.Time, entry.Seq));
        }

        return after;
    }
}
