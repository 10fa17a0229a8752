// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public enum ConnectivityState
{
    Idle,
    Connecting,
    Ready,
    TransientFailure,
    Shutdown,
}
