// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Participants;

/// <inheritdoc cref="IHubGrain"/>
public sealed class HubGrain : JournaledGrain<HubState>, IHubGrain
{
    private const int MaxNameLength = 200;

    /// <summary>Takes the journal, the clock and what keeps states and alarms.</summary>
    public HubGrain(IJournal journal, TimeProvider time, StreamKeeper keeper)
        : base(journal, time, keeper)
    {
    }

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Hub;

    /// <inheritdoc/>
    public Task<Proto<RegisterOfficeResponse>> RegisterOfficeAsync(Proto<RegisterOfficeRequest> request)
    {
        var asked = request.Read();
        var office = asked.Office ?? throw RefusedException.Field("office", "expected an office");
        if (!CountryCode.TryParse(office.RefArea, out _))
        {
            throw RefusedException.Field("office.ref_area", "expected a country by ISO 3166-1 alpha-3");
        }

        CheckName(office.Name, "office.name");
        FreeText.Check(office.Contact, "office.contact");
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(new Decision<RegisterOfficeResponse>(
            [new NewEntry(HubEntries.OfficeRegistered, new OfficeRegistered { Office = office })],
            entries => new RegisterOfficeResponse { Office = office, Revision = entries[^1].Seq })));
    }

    /// <inheritdoc/>
    public Task<Proto<RegisterSignatoryResponse>> RegisterSignatoryAsync(Proto<RegisterSignatoryRequest> request)
    {
        var asked = request.Read();
        var content = RequestIds.ContentOf(asked);
        var signatory = asked.Signatory ?? throw RefusedException.Field("signatory", "expected a signatory");
        if (!CountryCode.TryParse(signatory.Party, out _) && !RegionCode.TryParse(signatory.Party, out _))
        {
            throw RefusedException.Field("signatory.party", "expected a country by alpha-3 or a regional body");
        }

        CheckName(signatory.Name, "signatory.name");
        var key = KeyOf(signatory);
        return ExecuteAsync(asked.RequestId, content, () => Task.FromResult(Register(signatory.Clone(), key)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListOfficesResponse>> ListOfficesAsync(Proto<ListOfficesRequest> request)
    {
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(State.Offices, asked.PageSize, asked.PageToken);
        var offices = page.Select(office => office.RefArea).ToHashSet(StringComparer.Ordinal);
        var registered = State.Offices.Select(office => office.RefArea).ToHashSet(StringComparer.Ordinal);
        var response = new ListOfficesResponse { Offices = { page }, NextPageToken = next, Revision = Revision };
        response.Signatories.AddRange(State.Signatories.Where(signatory =>
            offices.Contains(signatory.Party) || (asked.PageToken.Length == 0 && !registered.Contains(signatory.Party))));
        return response.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<Signatory>?> FindSignatoryAsync(string party, string keyId)
    {
        await CatchUpAsync();
        return State.Find(party, keyId)?.ToProto();
    }

    private Decision<RegisterSignatoryResponse> Register(Signatory signatory, VerificationKey key)
    {
        signatory.KeyId = key.KeyId;
        signatory.PublicKey = key.Pem;
        signatory.ValidFrom ??= Timestamp.FromDateTimeOffset(Now);
        if (RequestTimes.Read(signatory.ValidTo, "signatory.valid_to") <= RequestTimes.Read(signatory.ValidFrom, "signatory.valid_from"))
        {
            throw RefusedException.Field("signatory.valid_to", "expected a time after valid_from");
        }

        RequireOwnKey(signatory);
        return new(
            [new NewEntry(HubEntries.SignatoryRegistered, new SignatoryRegistered { Signatory = signatory })],
            entries => new RegisterSignatoryResponse { Signatory = signatory, Revision = entries[^1].Seq });
    }

    // Whose it is otherwise is not said: keys are told to who may list them. A key that a journal from before has for two parties can still be ended.
    private void RequireOwnKey(Signatory signatory)
    {
        var isEnded = signatory.ValidTo is { } end && end.ToDateTimeOffset() <= Now && State.Find(signatory.Party, signatory.KeyId) is not null;
        if (!isEnded && State.IsAnothers(signatory.Party, signatory.KeyId))
        {
            throw RefusedException.Field("signatory.public_key", "expected a key of this party alone; another one has or had this key");
        }
    }

    private static VerificationKey KeyOf(Signatory signatory)
    {
        try
        {
            return VerificationKey.FromPem(signatory.PublicKey);
        }
        catch (FormatException e)
        {
            throw RefusedException.Field("signatory.public_key", e.Message);
        }
    }

    private static void CheckName(string name, string field)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength)
        {
            throw RefusedException.Field(field, $"expected 1 to {MaxNameLength} characters, and not only blanks");
        }

        if (name.Any(char.IsControl))
        {
            throw RefusedException.Field(field, "expected no control characters");
        }
    }
}
