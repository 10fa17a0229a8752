// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using Interop.Protocol;
using Microsoft.AspNetCore.Http.Features;

namespace Interop.TestServer;

internal sealed class ObservedRequestBody(IRequestBodyPipeFeature body, MessageFlags flags) : IRequestBodyPipeFeature
{
    private ObservedPipeReader? _reader;

    public PipeReader Reader => _reader ??= new ObservedPipeReader(body.Reader, flags);
}
