// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;

namespace Orleans;

public interface IGrain : IAddressable;
