// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestClient.Cases;

internal static class StatusCases
{
    private const string Message = "test status message";
    private const string SpecialMessage = "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n";

    public static async Task CodeAndMessageAsync(CaseContext context)
    {
        await UnaryAsync(context, Message);
        using var call = context.Tests.FullDuplexCall(CaseContext.Options());
        await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = Unknown(Message) });
        await call.RequestStream.CompleteAsync();
        var duplex = await Expect.FailsAsync(StatusCode.Unknown, () => call.ResponseStream.MoveNext());
        Expect.Equal("the message of the duplex call's status", Message, duplex.Status.Detail);
    }

    public static Task SpecialMessageAsync(CaseContext context) => UnaryAsync(context, SpecialMessage);

    public static Task UnimplementedMethodAsync(CaseContext context) =>
        Expect.FailsAsync(StatusCode.Unimplemented, () => context.Tests.UnimplementedCallAsync(new Empty(), CaseContext.Options()).ResponseAsync);

    public static Task UnimplementedServiceAsync(CaseContext context) =>
        Expect.FailsAsync(StatusCode.Unimplemented, () => context.Connection.Unimplemented.UnimplementedCallAsync(new Empty(), CaseContext.Options()).ResponseAsync);

    private static async Task UnaryAsync(CaseContext context, string message)
    {
        var request = new SimpleRequest { ResponseStatus = Unknown(message) };
        var unary = await Expect.FailsAsync(StatusCode.Unknown, () => context.Tests.UnaryCallAsync(request, CaseContext.Options()).ResponseAsync);
        Expect.Equal("the message of the unary call's status", message, unary.Status.Detail);
    }

    private static EchoStatus Unknown(string message) => new() { Code = (int)StatusCode.Unknown, Message = message };
}
