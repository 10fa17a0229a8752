// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Participants;

/// <summary>Checks a signatory's signature over a statement against the key registered for the caller's country or regional body.</summary>
internal sealed class SignatureDesk
{
    private readonly IGrainFactory _grains;
    private readonly DateTimeOffset _now;

    public SignatureDesk(IGrainFactory grains, DateTimeOffset now)
    {
        _grains = grains;
        _now = now;
    }

    /// <summary>The signature as it is recorded.</summary>
    /// <param name="caller">Who signs.</param>
    /// <param name="keyId">The key it is signed with.</param>
    /// <param name="statement">What is signed.</param>
    /// <param name="signature">The signature over it.</param>
    /// <param name="earlier">The signatures that the statement bears already; they must be such as would still be taken now.</param>
    /// <exception cref="RefusedException">
    /// The key is not registered for the caller's party or not valid now, or the signature does not verify; or a key of an earlier signature has ended
    /// since, or is the same one.
    /// </exception>
    public async Task<Signature> CheckAsync(Caller caller, string keyId, ByteString statement, ByteString signature, IReadOnlyCollection<Signature> earlier)
    {
        foreach (var other in earlier)
        {
            await FindValidAsync(other.Party, other.KeyId);
        }

        // A journal from before may have one key for two parties: who has one signature could then give both.
        if (earlier.FirstOrDefault(other => other.KeyId == keyId) is { } same)
        {
            throw Invalid($"The statement is signed with this key already, for {same.Party}. Each party signs with a key of its own.");
        }

        var signatory = await FindValidAsync(caller.Party, keyId);
        return VerificationKey.FromPem(signatory.PublicKey).Verify(statement.Span, signature.Span)
            ? new Signature { Party = caller.Party, Name = signatory.Name, KeyId = keyId, Signature_ = signature, Time = Timestamp.FromDateTimeOffset(_now) }
            : throw Invalid("The signature does not verify over the statement.");
    }

    private async Task<Signatory> FindValidAsync(string party, string keyId)
    {
        var found = await _grains.GetHub().FindSignatoryAsync(party, keyId);
        var signatory = found?.Read() ?? throw Invalid($"No signatory of {party} is registered with the key '{keyId}'.");
        return _now < signatory.ValidFrom.ToDateTimeOffset() || (signatory.ValidTo is { } end && end.ToDateTimeOffset() <= _now)
            ? throw Invalid($"The key of {signatory.Name} ({party}) is not valid now.")
            : signatory;
    }

    private static RefusedException Invalid(string message) => new(ErrorReason.SignatureInvalid, message);
}
