// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client;

namespace StandIns.Grpc.Tests.Client.Inside;

/// <summary>What one pass over the messages of a call says is nothing to the pass after it.</summary>
public sealed class ReplayBufferTests : IDisposable
{
    private static readonly Task NeverEnded = new TaskCompletionSource().Task;

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress("http://127.0.0.1:1");
    private readonly ReplayBuffer _buffer;

    public ReplayBufferTests()
    {
        _buffer = new ReplayBuffer(_channel);
        _buffer.Add(new byte[] { 42 }, out _);
    }

    [Fact]
    public async Task Sent_ByAnEarlierPass_LosesNothing()
    {
        var before = _buffer.Restart();
        var now = _buffer.Restart();

        _buffer.Sent(0, before);
        _buffer.Settle();

        Assert.Equal(42, (await _buffer.GetAsync(0, now, NeverEnded))!.Value.Span[0]);
    }

    [Fact]
    public async Task GetAsync_ByAnEarlierPass_IsOver()
    {
        var before = _buffer.Restart();
        var waiting = _buffer.GetAsync(1, before, NeverEnded).AsTask();

        _buffer.Restart();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task GetAsync_LetGoBefore_CannotBeSentAgain()
    {
        _buffer.Settle();
        _buffer.Sent(0, _buffer.Restart());

        await Assert.ThrowsAsync<IOException>(() => _buffer.GetAsync(0, _buffer.Restart(), NeverEnded).AsTask());
    }

    public void Dispose() => _channel.Dispose();
}
