// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Submissions;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_AfterAReceipt_LosesNothing()
    {
        using TempDirectory directory = new();
        string[] arguments = ["--data", directory.File("data"), "--urls", "http://127.0.0.1:0"];
        Receipt given;
        using (var first = HubProcess.Start(arguments))
        {
            using var channel = GrpcChannel.ForAddress(await first.WaitForAddressAsync());
            using var call = new SubmissionService.SubmissionServiceClient(channel).Submit(Submitter(directory));
            await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header("SWE", "k-1") });
            await call.RequestStream.WriteAsync(Flows.Rows(Flows.Observation("EMI", "DNK", 3763)));
            await call.RequestStream.CompleteAsync();
            given = (await call).Receipt;
            first.Kill();
        }

        using var second = HubProcess.Start(arguments);
        using var again = GrpcChannel.ForAddress(await second.WaitForAddressAsync());
        var found = await new SubmissionService.SubmissionServiceClient(again).GetSubmissionAsync(
            new GetSubmissionRequest { RefArea = "SWE", RequestId = "k-1" }, Submitter(directory));

        Assert.Equal(given.ToByteString(), found.Submission.Receipt.ToByteString());
    }

    private static CallOptions Submitter(TempDirectory directory)
    {
        using TokenMint mint = new(directory.File("data/keys/token.pem"));
        return new CallOptions(new Metadata { { "authorization", "Bearer " + mint.Token("submitter", "SWE") } });
    }
}
