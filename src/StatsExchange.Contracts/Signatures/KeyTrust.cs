// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Signatures;

/// <summary>
/// The one place that decides whether a key is trusted: the pinned key, and every key that a chain of rotations joins to it. Trust reaches
/// forward, because the old key signed for the new one, and backward, because the new key signed a statement that names the old one; but
/// not forward again from an older key, which somebody else may hold by now.
/// </summary>
public sealed class KeyTrust
{
    private readonly Dictionary<string, VerificationKey> _trusted = new(StringComparer.Ordinal);

    /// <summary>Trusts one key, and through it others.</summary>
    /// <param name="pinned">The key obtained in another way than what is verified.</param>
    /// <param name="offered">Keys with their rotations, from anywhere: hints, each link of which is checked by its signatures.</param>
    public KeyTrust(VerificationKey pinned, IEnumerable<PublicSigningKey>? offered = null)
    {
        Pinned = pinned;
        _trusted[pinned.KeyId] = pinned;
        var problems = ImmutableArray.CreateBuilder<string>();
        var links = LinksOf([.. offered ?? []], problems);
        Follow(pinned, key => links.Where(link => link.Old.KeyId == key.KeyId).Select(link => link.New));
        Follow(pinned, key => links.Where(link => link.New.KeyId == key.KeyId).Select(link => link.Old));
        Problems = problems.ToImmutable();
    }

    /// <summary>The key obtained in another way.</summary>
    public VerificationKey Pinned { get; }

    /// <summary>What was offered and does not hold. It is no part of any chain.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>The trusted key of that id; null where no key of that id is trusted.</summary>
    public VerificationKey? Find(string keyId) => _trusted.GetValueOrDefault(keyId);

    /// <summary>Why a key is not trusted.</summary>
    /// <param name="what">What names it, as a sentence begins with it: "The receipt".</param>
    /// <param name="keyId">The key it names.</param>
    public string NotTrusted(string what, string keyId) => string.Join(
        ' ',
        Problems.Insert(0, $"{what} names the key {keyId}; the trusted key is {Pinned.KeyId}, and no chain of rotations that was given joins the two."));

    /// <summary>What is wrong with a signature; nothing where a trusted key made it.</summary>
    /// <param name="what">What is signed, as a sentence begins with it: "The receipt".</param>
    /// <param name="keyId">The key it names. A hint: where it is not trusted the pinned one is tried.</param>
    /// <param name="content">The signed bytes.</param>
    /// <param name="signature">The signature, DER.</param>
    public ImmutableArray<string> ProblemsOf(string what, string keyId, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        var failures = ImmutableArray.CreateBuilder<string>();
        var key = Find(keyId);
        if (key is null)
        {
            failures.Add(NotTrusted(what, keyId));
        }

        if (!(key ?? Pinned).Verify(content, signature))
        {
            failures.Add($"{what} does not carry the trusted key's signature: something in it was changed, or another key signed.");
        }

        return failures.DrainToImmutable();
    }

    private static List<(VerificationKey Old, VerificationKey New)> LinksOf(List<PublicSigningKey> offered, ImmutableArray<string>.Builder problems)
    {
        var keys = new Dictionary<string, VerificationKey>(StringComparer.Ordinal);
        foreach (var key in offered.Select(one => TryRead(one, problems)).OfType<VerificationKey>())
        {
            keys[key.KeyId] = key;
        }

        var links = new List<(VerificationKey, VerificationKey)>();
        foreach (var rotation in offered.Select(one => one.Rotation).OfType<KeyRotation>())
        {
            if (keys.TryGetValue(rotation.OldKeyId, out var old) && keys.TryGetValue(rotation.NewKeyId, out var successor))
            {
                if (KeyRotations.Problem(rotation, old, successor) is { } problem)
                {
                    problems.Add($"The rotation from {rotation.OldKeyId} to {rotation.NewKeyId} does not hold. {problem}");
                }
                else
                {
                    links.Add((old, successor));
                }
            }
        }

        return links;
    }

    // The id is worked out from the key: what the list says it is does not count.
    private static VerificationKey? TryRead(PublicSigningKey offered, ImmutableArray<string>.Builder problems)
    {
        try
        {
            return VerificationKey.FromPem(offered.PublicKey);
        }
        catch (FormatException e)
        {
            problems.Add($"The key {offered.KeyId} cannot be read. {e.Message}");
            return null;
        }
    }

    private void Follow(VerificationKey from, Func<VerificationKey, IEnumerable<VerificationKey>> next)
    {
        var open = new Queue<VerificationKey>([from]);
        while (open.TryDequeue(out var key))
        {
            foreach (var joined in next(key).Where(joined => _trusted.TryAdd(joined.KeyId, joined)))
            {
                open.Enqueue(joined);
            }
        }
    }
}
