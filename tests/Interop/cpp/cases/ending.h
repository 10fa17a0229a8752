// SPDX-License-Identifier: Apache-2.0
// Calls that their client ends before the server does.
#pragma once

#include "cases/server.h"

inline void CancelAfterBegin(const Server& server) {
  Context context;
  grpc::testing::StreamingInputCallResponse response;
  const auto requests = server.tests->StreamingInputCall(&context, &response);
  context.TryCancel();
  ExpectStatus(grpc::StatusCode::CANCELLED, requests->Finish());
}

inline void CancelAfterFirstResponse(const Server& server) {
  Context context;
  const auto call = server.tests->FullDuplexCall(&context);
  Expect("that a request is taken", true, call->Write(Streamed(27182, 31415)));
  ExpectZerosNext(31415, *call);
  context.TryCancel();
  ExpectStatus(grpc::StatusCode::CANCELLED, call->Finish());
}

inline void TimeoutOnSleepingServer(const Server& server) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(1));
  const auto call = server.tests->FullDuplexCall(&context);
  grpc::testing::StreamingOutputCallRequest request;
  request.mutable_payload()->set_body(Zeros(27182));
  call->Write(request);
  grpc::testing::StreamingOutputCallResponse response;
  Expect("that a response comes", false, call->Read(&response));
  ExpectStatus(grpc::StatusCode::DEADLINE_EXCEEDED, call->Finish());
}
