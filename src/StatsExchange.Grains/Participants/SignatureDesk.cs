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
    /// <exception cref="RefusedException">The key is not registered for the caller's party or not valid now, or the signature does not verify.</exception>
    public async Task<Signature> CheckAsync(Caller caller, string keyId, ByteString statement, ByteString signature)
    {
        var found = await _grains.GetHub().FindSignatoryAsync(caller.Party, keyId);
        var signatory = found?.Read() ?? throw Invalid($"No signatory of {caller.Party} is registered with the key '{keyId}'.");
        if (_now < signatory.ValidFrom.ToDateTimeOffset() || (signatory.ValidTo is { } end && end.ToDateTimeOffset() <= _now))
        {
            throw Invalid($"The key of {signatory.Name} is not valid now.");
        }

        return VerificationKey.FromPem(signatory.PublicKey).Verify(statement.Span, signature.Span)
            ? new Signature { Party = caller.Party, Name = signatory.Name, KeyId = keyId, Signature_ = signature, Time = Timestamp.FromDateTimeOffset(_now) }
            : throw Invalid("The signature does not verify over the statement.");
    }

    private static RefusedException Invalid(string message) => new(ErrorReason.SignatureInvalid, message);
}
