// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Interop.Protocol;

namespace Interop.TestClient;

internal sealed class ObservedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly MessageFlags _flags;

    public ObservedContent(HttpContent inner, MessageFlags flags)
    {
        _inner = inner;
        _flags = flags;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ObservedStream(await _inner.ReadAsStreamAsync(cancellationToken), _flags);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var observed = await CreateContentReadStreamAsync();
        await observed.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
