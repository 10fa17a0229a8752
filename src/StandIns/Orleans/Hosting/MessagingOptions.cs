// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Configuration;

/// <summary>How calls are waited for.</summary>
public abstract class MessagingOptions
{
    /// <summary>After what time a caller is told that no answer came; the call may still run. 30 seconds unless set.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
