// SPDX-License-Identifier: Apache-2.0
// Whether the message last received was compressed. The library tells it to two classes of these names, made for interop
// tests, and to nobody else.
#pragma once

#include <cstdint>

#include <grpc/compression.h>
#include <grpcpp/grpcpp.h>

uint32_t grpc_call_test_only_get_message_flags(grpc_call* call);

namespace grpc::testing {

class InteropClientContextInspector {
 public:
  static bool WasCompressed(const ::grpc::ClientContext& context) { return Flagged(context.call_); }
  static bool Flagged(grpc_call* call) { return (grpc_call_test_only_get_message_flags(call) & (kCompressed | kUnpacked)) != 0; }

 private:
  static constexpr uint32_t kCompressed = 0x80000000u;
  static constexpr uint32_t kUnpacked = 0x40000000u;  // it was compressed, and the library has unpacked it
};

class InteropServerContextInspector {
 public:
  static bool WasCompressed(const ::grpc::ServerContext& context) {
    return InteropClientContextInspector::Flagged(context.call_.call);
  }
};

}  // namespace grpc::testing
