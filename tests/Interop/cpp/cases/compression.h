// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cases/server.h"
#include "inspect.h"

inline grpc::Status CompressedUnary(const Server& server, grpc_compression_algorithm algorithm, bool expected) {
  Context context;
  context.set_compression_algorithm(algorithm);
  auto request = Large();
  request.mutable_expect_compressed()->set_value(expected);
  grpc::testing::SimpleResponse response;
  const auto status = server.tests->UnaryCall(&context, request, &response);
  if (status.ok()) ExpectZeros(kLargeResponse, response.payload());
  return status;
}

inline void ClientCompressedUnary(const Server& server) {
  ExpectStatus(grpc::StatusCode::INVALID_ARGUMENT, CompressedUnary(server, GRPC_COMPRESS_NONE, true));
  ExpectOk(CompressedUnary(server, GRPC_COMPRESS_GZIP, true));
  ExpectOk(CompressedUnary(server, GRPC_COMPRESS_NONE, false));
}

inline void ClientCompressedStreaming(const Server& server) {
  grpc::testing::StreamingInputCallRequest announced, plain;
  announced.mutable_expect_compressed()->set_value(true);
  announced.mutable_payload()->set_body(Zeros(27182));
  plain.mutable_expect_compressed()->set_value(false);
  plain.mutable_payload()->set_body(Zeros(45904));
  grpc::testing::StreamingInputCallResponse response;
  for (const auto algorithm : {GRPC_COMPRESS_NONE, GRPC_COMPRESS_GZIP}) {
    // In the second round the call is compressed, and only its message is not.
    Context context;
    context.set_compression_algorithm(algorithm);
    const auto probe = server.tests->StreamingInputCall(&context, &response);
    probe->Write(announced, grpc::WriteOptions().set_no_compression());
    probe->WritesDone();
    ExpectStatus(grpc::StatusCode::INVALID_ARGUMENT, probe->Finish());
  }
  Context context;
  context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  const auto requests = server.tests->StreamingInputCall(&context, &response);
  Expect("that the compressed request is taken", true, requests->Write(announced));
  Expect("that the plain request is taken", true, requests->Write(plain, grpc::WriteOptions().set_no_compression()));
  requests->WritesDone();
  ExpectOk(requests->Finish());
  Expect("the sum of the sizes", 73086, response.aggregated_payload_size());
}

inline void ServerCompressedUnary(const Server& server) {
  for (const bool compressed : {true, false}) {
    Context context;
    auto request = Large();
    request.mutable_response_compressed()->set_value(compressed);
    grpc::testing::SimpleResponse response;
    ExpectOk(server.tests->UnaryCall(&context, request, &response));
    ExpectZeros(kLargeResponse, response.payload());
    Expect("that the response is compressed", compressed, grpc::testing::InteropClientContextInspector::WasCompressed(context));
  }
}

inline void ServerCompressedStreaming(const Server& server) {
  Context context;
  grpc::testing::StreamingOutputCallRequest request;
  for (const bool compressed : {true, false}) {
    auto* wanted = request.add_response_parameters();
    wanted->mutable_compressed()->set_value(compressed);
    wanted->set_size(compressed ? 31415 : 92653);
  }
  const auto responses = server.tests->StreamingOutputCall(&context, request);
  for (const auto& wanted : request.response_parameters()) {
    ExpectZerosNext(wanted.size(), *responses);
    Expect("that the response is compressed", wanted.compressed().value(), grpc::testing::InteropClientContextInspector::WasCompressed(context));
  }
  ExpectEnd(*responses);
}
