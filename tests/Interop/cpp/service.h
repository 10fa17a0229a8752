// SPDX-License-Identifier: Apache-2.0
// The interop test service on gRPC for C++.
#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "grpc/testing/test.grpc.pb.h"
#include "inspect.h"

class Service final : public grpc::testing::TestService::Service {
  using Context = grpc::ServerContext;
  using OutputRequest = grpc::testing::StreamingOutputCallRequest;
  using OutputResponse = grpc::testing::StreamingOutputCallResponse;
  using Duplex = grpc::ServerReaderWriter<OutputResponse, OutputRequest>;

 public:
  grpc::Status EmptyCall(Context* context, const grpc::testing::Empty*, grpc::testing::Empty*) override {
    EchoMetadata(*context);
    return grpc::Status::OK;
  }

  grpc::Status UnaryCall(Context* context, const grpc::testing::SimpleRequest* request, grpc::testing::SimpleResponse* response) override {
    EchoMetadata(*context);
    if (request->response_compressed().value()) context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
    if (!AsExpected(*context, request->expect_compressed())) return NotCompressed();
    response->mutable_payload()->set_body(std::string(request->response_size(), '\0'));
    return Echoed(request->response_status());
  }

  grpc::Status StreamingOutputCall(Context* context, const OutputRequest* request, grpc::ServerWriter<OutputResponse>* responses) override {
    EchoMetadata(*context);
    for (const auto& wanted : request->response_parameters())
      if (wanted.compressed().value()) context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
    return Answer(*request, *responses);
  }

  grpc::Status StreamingInputCall(
      Context* context, grpc::ServerReader<grpc::testing::StreamingInputCallRequest>* requests, grpc::testing::StreamingInputCallResponse* response) override {
    EchoMetadata(*context);
    grpc::testing::StreamingInputCallRequest request;
    size_t total = 0;
    while (requests->Read(&request)) {
      if (!AsExpected(*context, request.expect_compressed())) return NotCompressed();
      total += request.payload().body().size();
    }
    response->set_aggregated_payload_size(static_cast<int>(total));
    return grpc::Status::OK;
  }

  grpc::Status FullDuplexCall(Context* context, Duplex* call) override {
    EchoMetadata(*context);
    OutputRequest request;
    grpc::Status status;
    while (status.ok() && call->Read(&request)) status = Answer(request, *call);
    return status;
  }

  grpc::Status HalfDuplexCall(Context* context, Duplex* call) override {
    EchoMetadata(*context);
    std::vector<OutputRequest> requests;
    for (OutputRequest request; call->Read(&request);) requests.push_back(request);
    grpc::Status status;
    for (size_t at = 0; status.ok() && at < requests.size(); at++) status = Answer(requests[at], *call);
    return status;
  }

 private:
  static grpc::Status Echoed(const grpc::testing::EchoStatus& status) {
    return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message());
  }

  static bool AsExpected(const Context& context, const grpc::testing::BoolValue& expected) {
    return !expected.value() || grpc::testing::InteropServerContextInspector::WasCompressed(context);
  }

  static grpc::Status NotCompressed() {
    return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "the request was to be compressed and is not");
  }

  template <typename Writer>
  static grpc::Status Answer(const OutputRequest& request, Writer& responses) {
    if (request.has_response_status()) return Echoed(request.response_status());
    for (const auto& wanted : request.response_parameters()) {
      std::this_thread::sleep_for(std::chrono::microseconds(wanted.interval_us()));
      grpc::WriteOptions options;
      if (!wanted.compressed().value()) options.set_no_compression();
      OutputResponse response;
      response.mutable_payload()->set_body(std::string(wanted.size(), '\0'));
      if (!responses.Write(response, options)) return grpc::Status::CANCELLED;
    }
    return grpc::Status::OK;
  }

  static void EchoMetadata(Context& context) {
    for (const auto& [key, value] : context.client_metadata()) {
      const std::string name(key.data(), key.size()), text(value.data(), value.size());
      if (name == "x-grpc-test-echo-initial") context.AddInitialMetadata(name, text);
      if (name == "x-grpc-test-echo-trailing-bin") context.AddTrailingMetadata(name, text);
    }
  }
};
