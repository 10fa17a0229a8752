// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cases/server.h"

inline void ExpectMessage(const std::string& message, const grpc::Status& status) {
  ExpectStatus(grpc::StatusCode::UNKNOWN, status);
  Expect("the message of the status", message, status.error_message());
}

inline void UnaryStatus(const Server& server, const std::string& message) {
  Context context;
  grpc::testing::SimpleRequest request;
  request.mutable_response_status()->set_code(grpc::StatusCode::UNKNOWN);
  request.mutable_response_status()->set_message(message);
  grpc::testing::SimpleResponse response;
  ExpectMessage(message, server.tests->UnaryCall(&context, request, &response));
}

inline void StatusCodeAndMessage(const Server& server) {
  const std::string message = "test status message";
  UnaryStatus(server, message);
  Context context;
  const auto call = server.tests->FullDuplexCall(&context);
  grpc::testing::StreamingOutputCallRequest request;
  request.mutable_response_status()->set_code(grpc::StatusCode::UNKNOWN);
  request.mutable_response_status()->set_message(message);
  call->Write(request);
  call->WritesDone();
  grpc::testing::StreamingOutputCallResponse response;
  Expect("that a response comes", false, call->Read(&response));
  ExpectMessage(message, call->Finish());
}

inline void SpecialStatusMessage(const Server& server) {
  UnaryStatus(server, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n");
}

inline void UnimplementedMethod(const Server& server) {
  Context context;
  grpc::testing::Empty response;
  ExpectStatus(grpc::StatusCode::UNIMPLEMENTED, server.tests->UnimplementedCall(&context, {}, &response));
}

inline void UnimplementedService(const Server& server) {
  Context context;
  grpc::testing::Empty response;
  ExpectStatus(grpc::StatusCode::UNIMPLEMENTED, server.unimplemented->UnimplementedCall(&context, {}, &response));
}
