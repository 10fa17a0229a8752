// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Messages;

/// <summary>Not made to cross a call.</summary>
public sealed record Unmarked(string Text);
