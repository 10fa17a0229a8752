// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cases/server.h"

inline void ClientStreaming(const Server& server) {
  Context context;
  grpc::testing::StreamingInputCallResponse response;
  const auto requests = server.tests->StreamingInputCall(&context, &response);
  for (const int size : kRequestSizes) {
    grpc::testing::StreamingInputCallRequest request;
    request.mutable_payload()->set_body(Zeros(size));
    Expect("that a request is taken", true, requests->Write(request));
  }
  requests->WritesDone();
  ExpectOk(requests->Finish());
  Expect("the sum of the sizes", 74922, response.aggregated_payload_size());
}

inline void ServerStreaming(const Server& server) {
  Context context;
  grpc::testing::StreamingOutputCallRequest request;
  for (const int size : kResponseSizes) request.add_response_parameters()->set_size(size);
  const auto responses = server.tests->StreamingOutputCall(&context, request);
  for (const int size : kResponseSizes) ExpectZerosNext(size, *responses);
  ExpectEnd(*responses);
}

inline void PingPong(const Server& server) {
  Context context;
  const auto call = server.tests->FullDuplexCall(&context);
  for (size_t at = 0; at < std::size(kRequestSizes); at++) {
    Expect("that a request is taken", true, call->Write(Streamed(kRequestSizes[at], kResponseSizes[at])));
    ExpectZerosNext(kResponseSizes[at], *call);
  }
  call->WritesDone();
  ExpectEnd(*call);
}

inline void EmptyStream(const Server& server) {
  Context context;
  const auto call = server.tests->FullDuplexCall(&context);
  call->WritesDone();
  ExpectEnd(*call);
}
