// SPDX-License-Identifier: Apache-2.0
namespace Interop.TestClient;

/// <summary>The server did not do what the case describes.</summary>
internal sealed class CaseFailedException(string message) : Exception(message);
