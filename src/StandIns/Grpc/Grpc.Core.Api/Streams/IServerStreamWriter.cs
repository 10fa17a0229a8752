// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
