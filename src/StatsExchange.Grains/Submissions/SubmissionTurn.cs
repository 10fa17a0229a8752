// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Submissions;

/// <summary>The turn of one submission: taken at most once, given back at the end.</summary>
internal sealed class SubmissionTurn(SemaphoreSlim country) : IDisposable
{
    private bool _isMine;

    /// <summary>Before an attempt: waits for the turn where somebody has it, or where an attempt before was in vain.</summary>
    public async Task BeforeAttemptAsync(int attempt, CancellationToken cancellationToken)
    {
        if (!_isMine && (attempt > 0 || country.CurrentCount == 0))
        {
            await country.WaitAsync(cancellationToken);
            _isMine = true;
        }
    }

    public void Dispose()
    {
        if (_isMine)
        {
            _isMine = false;
            country.Release();
        }
    }
}
