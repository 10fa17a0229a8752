// SPDX-License-Identifier: Apache-2.0
// What cases call, and what they expect of it.
#pragma once

#include <chrono>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

#include <grpcpp/grpcpp.h>

#include "grpc/testing/test.grpc.pb.h"

struct Server {
  std::unique_ptr<grpc::testing::TestService::Stub> tests;
  std::unique_ptr<grpc::testing::UnimplementedService::Stub> unimplemented;
};

constexpr int kLargeRequest = 271828;
constexpr int kLargeResponse = 314159;
constexpr int kRequestSizes[] = {27182, 8, 1828, 45904};
constexpr int kResponseSizes[] = {31415, 9, 2653, 58979};

// A call that a server never answers fails its case.
struct Context : grpc::ClientContext {
  Context() { set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60)); }
};

template <typename T>
void Expect(const std::string& what, const T& expected, const T& actual) {
  if (expected == actual) return;
  std::ostringstream text;
  text << what << " is " << actual << " and not " << expected;
  throw std::runtime_error(text.str());
}

inline void ExpectStatus(grpc::StatusCode expected, const grpc::Status& status) {
  Expect<int>("the status, with the message '" + status.error_message() + "',", expected, status.error_code());
}

inline void ExpectOk(const grpc::Status& status) { ExpectStatus(grpc::StatusCode::OK, status); }

inline std::string Zeros(int size) { return std::string(size, '\0'); }

inline void ExpectZeros(int size, const grpc::testing::Payload& payload) {
  Expect<int>("the size of a response's payload", size, payload.body().size());
  Expect("the payload's content being zeros", true, payload.body() == Zeros(size));
}

template <typename Stream>
void ExpectZerosNext(int size, Stream& responses) {
  grpc::testing::StreamingOutputCallResponse response;
  Expect("that another response comes", true, responses.Read(&response));
  ExpectZeros(size, response.payload());
}

template <typename Stream>
void ExpectEnd(Stream& responses) {
  grpc::testing::StreamingOutputCallResponse response;
  Expect("that another response comes", false, responses.Read(&response));
  ExpectOk(responses.Finish());
}

inline grpc::testing::SimpleRequest Large() {
  grpc::testing::SimpleRequest request;
  request.set_response_size(kLargeResponse);
  request.mutable_payload()->set_body(Zeros(kLargeRequest));
  return request;
}

inline grpc::testing::StreamingOutputCallRequest Streamed(int request_size, int response_size) {
  grpc::testing::StreamingOutputCallRequest request;
  request.add_response_parameters()->set_size(response_size);
  request.mutable_payload()->set_body(Zeros(request_size));
  return request;
}
