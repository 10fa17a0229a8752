// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Signatures;

public sealed class SigningKeyTests
{
    private static readonly byte[] Statement = ReceiptStatement.Of(new Receipt { Stream = "country/SWE", Seq = 12, KeyId = "tråd" });

    [OpenSslFact]
    public void SignDer_OverAStatement_IsVerifiedByOpenSsl()
    {
        using var openSsl = new OpenSsl();
        using var key = SigningKey.Create();
        var signature = key.SignDer(Statement);
        Assert.Equal("Verified OK", openSsl.Verify(key.Public.Pem, Statement, signature));
        Assert.DoesNotContain("OK", openSsl.Verify(key.Public.Pem, [.. Statement, (byte)'\n'], signature), StringComparison.Ordinal);
    }

    [OpenSslFact]
    public void Verify_SignatureMadeByOpenSsl_IsTrue()
    {
        using var openSsl = new OpenSsl();
        using var key = SigningKey.FromPem(OpenSsl.NewKey("prime256v1"));
        var (signature, publicKey) = openSsl.Sign(key.ExportPem(), Statement);
        Assert.Equal(key.Public.Pem, publicKey);
        Assert.True(VerificationKey.FromPem(publicKey).Verify(Statement, signature));
    }

    [OpenSslFact]
    public void FromPem_KeyOnAnotherCurve_IsRefused()
    {
        var pem = OpenSsl.NewKey("secp384r1");
        Assert.Throws<FormatException>(() => SigningKey.FromPem(pem));
        Assert.Throws<FormatException>(() => VerificationKey.FromPem(pem));
    }

    [Fact]
    public void Verify_ChangedContentSignatureOrKey_IsFalse()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var signature = key.SignDer(Statement);
        Assert.True(key.Public.Verify(Statement, signature));
        Assert.False(key.Public.Verify(Statement.AsSpan(1), signature));
        Assert.False(key.Public.Verify(Statement, signature.AsSpan(1)));
        Assert.False(key.Public.Verify(Statement, [.. signature, 0]));
        Assert.False(key.Public.Verify(Statement, []));
        Assert.False(other.Public.Verify(Statement, signature));
    }

    [Fact]
    public void FromPem_OfExportedKey_IsTheSameKey()
    {
        using var key = SigningKey.Create();
        using var again = SigningKey.FromPem(key.ExportPem());
        Assert.Equal(key.KeyId, again.KeyId);
        Assert.Equal(key.KeyId, VerificationKey.FromPem(key.Public.Pem).KeyId);
        Assert.True(key.Public.Verify(Statement, again.SignDer(Statement)));
    }

    [Fact]
    public void KeyId_OfPublicKey_IsTheDigestOfItsSubjectPublicKeyInfo()
    {
        using var key = SigningKey.Create();
        var fields = PemEncoding.Find(key.Public.Pem);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(key.Public.Pem[fields.Base64Data]))), key.KeyId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n")]
    public void FromPem_TextThatIsNoKey_IsRefused(string pem)
    {
        Assert.Throws<FormatException>(() => SigningKey.FromPem(pem));
        Assert.Throws<FormatException>(() => VerificationKey.FromPem(pem));
    }

    [Fact]
    public void FromPem_AnyBitOfAKeyFlipped_IsNoErrorButThatOfItsForm()
    {
        using var key = SigningKey.Create();
        var pem = Encoding.Latin1.GetBytes(key.Public.Pem);
        var errors = Enumerable.Range(0, pem.Length * 8).Select(bit => Record.Exception(() => VerificationKey.FromPem(Flipped(pem, bit)))).OfType<Exception>().ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.IsType<FormatException>(error));

        static string Flipped(byte[] pem, int bit)
        {
            byte[] flipped = [.. pem];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            return Encoding.Latin1.GetString(flipped);
        }
    }

    [Fact]
    public void FromPem_PublicKeyToSignWith_IsRefused()
    {
        using var key = SigningKey.Create();
        Assert.Throws<FormatException>(() => SigningKey.FromPem(key.Public.Pem));
    }
}
