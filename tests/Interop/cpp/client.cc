// SPDX-License-Identifier: Apache-2.0
// Runs interop cases with gRPC for C++; one line for each case, exit code 0 where all passed.
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "cases/compression.h"
#include "cases/ending.h"
#include "cases/metadata.h"
#include "cases/status.h"
#include "cases/streaming.h"
#include "cases/unary.h"
#include "flags.h"

namespace {

const std::map<std::string, void (*)(const Server&)> kCases = {
    {"empty_unary", EmptyUnary},
    {"large_unary", LargeUnary},
    {"client_streaming", ClientStreaming},
    {"server_streaming", ServerStreaming},
    {"ping_pong", PingPong},
    {"empty_stream", EmptyStream},
    {"custom_metadata", CustomMetadata},
    {"status_code_and_message", StatusCodeAndMessage},
    {"special_status_message", SpecialStatusMessage},
    {"unimplemented_method", UnimplementedMethod},
    {"unimplemented_service", UnimplementedService},
    {"cancel_after_begin", CancelAfterBegin},
    {"cancel_after_first_response", CancelAfterFirstResponse},
    {"timeout_on_sleeping_server", TimeoutOnSleepingServer},
    {"client_compressed_unary", ClientCompressedUnary},
    {"client_compressed_streaming", ClientCompressedStreaming},
    {"server_compressed_unary", ServerCompressedUnary},
    {"server_compressed_streaming", ServerCompressedStreaming},
};

std::shared_ptr<grpc::ChannelCredentials> Credentials(const Flags& flags) {
  if (flags.Get("use_tls", "false") != "true") return grpc::InsecureChannelCredentials();
  std::ifstream file(flags.Get("ca_file", ""));
  grpc::SslCredentialsOptions options;
  options.pem_root_certs.assign(std::istreambuf_iterator<char>(file), {});
  return grpc::SslCredentials(options);
}

bool Run(const std::string& name, const Server& server) {
  try {
    kCases.at(name)(server);
  } catch (const std::exception& error) {
    std::cout << "failed " << name << ": " << error.what() << std::endl;
    return false;
  }
  std::cout << "passed " << name << std::endl;
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const Flags flags(count, arguments);
  grpc::ChannelArguments options;
  options.SetInt("grpc.enable_http_proxy", 0);
  const auto channel = grpc::CreateCustomChannel(
      flags.Get("server_host", "127.0.0.1") + ":" + flags.Get("server_port", ""), Credentials(flags), options);
  const Server server{grpc::testing::TestService::NewStub(channel), grpc::testing::UnimplementedService::NewStub(channel)};
  std::istringstream names(flags.Get("test_case", ""));
  bool passed = true;
  for (std::string name; std::getline(names, name, ',');) passed = Run(name, server) && passed;
  return passed ? 0 : 1;
}
