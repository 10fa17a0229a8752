// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Sets deadlines and opens cases again. An office gives the other time, and takes none away: else it could make a case lapse alone. The hub's
/// steward may.
/// </summary>
internal static class DeadlineDesk
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    public static void Set(DossierDraft draft, SetDeadlineRequest asked)
    {
        var time = RequestTimes.Read(asked.Deadline, "deadline") ?? throw RefusedException.Field("deadline", "expected a time");
        if (time <= draft.Now)
        {
            throw RefusedException.Field("deadline", "expected a time to come");
        }

        var @case = OpenCase(draft, asked.Case);
        if (!draft.Caller.IsHubSteward)
        {
            RequireTime(@case, time, draft.Now);
        }

        draft.Write(DossierEntries.DeadlineSet, new DeadlineSet { Case = @case.Id, Deadline = Timestamp.FromDateTimeOffset(time) });
    }

    public static void Reopen(DossierDraft draft, ReopenCaseRequest asked)
    {
        FreeText.CheckGiven(asked.Reason, "reason");
        var @case = draft.Case(asked.Case);
        CaseRules.RequireEnded(@case, draft.Now);
        CaseLimits.RequireRoomForReopening(@case, draft.Caller.Party);
        if (@case.IsOverdue(draft.Now))
        {
            draft.Write(DossierEntries.CaseLapsed, new CaseLapsed { Case = @case.Id, Deadline = @case.Deadline.Time });
        }

        draft.Write(DossierEntries.CaseReopened, new CaseReopened { Case = @case.Id, Reason = asked.Reason });
        CaseLimits.RequireSize(draft.Dossier, @case, draft.Caller.Party);
    }

    // How a case stands is between the two offices.
    private static Case OpenCase(DossierDraft draft, string id)
    {
        try
        {
            return draft.OpenCase(id);
        }
        catch (RefusedException refusal) when (draft.Caller.IsHubSteward && refusal.Reason == ErrorReason.StateNotFit)
        {
            throw CaseRules.NotFit($"Case {id} takes no deadline as it stands.");
        }
    }

    private static void RequireTime(Case @case, DateTimeOffset time, DateTimeOffset now)
    {
        if (@case.Deadline is { } set)
        {
            if (time <= set.Time.ToDateTimeOffset())
            {
                throw CaseRules.NotFit(
                    $"The deadline of case {@case.Id} is {set.Time.ToDateTimeOffset().ToString("u", CultureInfo.InvariantCulture)}. An office can only set a later one; the hub's steward can set an earlier one.");
            }
        }
        else if (time < now + Notice)
        {
            throw RefusedException.Field("deadline", $"expected a time at least {Notice.Days} days ahead; the hub's steward can set an earlier one");
        }
    }
}
