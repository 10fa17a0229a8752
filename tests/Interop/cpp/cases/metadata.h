// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "cases/server.h"

inline void ExpectEchoed(const std::string& where, const std::multimap<grpc::string_ref, grpc::string_ref>& metadata, const std::string& key, const std::string& value) {
  Expect<size_t>("how often " + key + " is among the " + where, 1, metadata.count(key));
  Expect("that " + key + " among the " + where + " is what was sent", true, metadata.find(key)->second == value);
}

inline void CustomMetadata(const Server& server) {
  const std::string initial = "x-grpc-test-echo-initial", trailing = "x-grpc-test-echo-trailing-bin";
  const std::string initial_value = "test_initial_metadata_value", trailing_value = "\xab\xab\xab";
  {
    Context context;
    context.AddMetadata(initial, initial_value);
    context.AddMetadata(trailing, trailing_value);
    grpc::testing::SimpleResponse response;
    ExpectOk(server.tests->UnaryCall(&context, Large(), &response));
    ExpectZeros(kLargeResponse, response.payload());
    ExpectEchoed("unary call's headers", context.GetServerInitialMetadata(), initial, initial_value);
    ExpectEchoed("unary call's trailers", context.GetServerTrailingMetadata(), trailing, trailing_value);
  }
  Context context;
  context.AddMetadata(initial, initial_value);
  context.AddMetadata(trailing, trailing_value);
  const auto call = server.tests->FullDuplexCall(&context);
  Expect("that a request is taken", true, call->Write(Streamed(kLargeRequest, kLargeResponse)));
  call->WritesDone();
  ExpectZerosNext(kLargeResponse, *call);
  ExpectEnd(*call);
  ExpectEchoed("duplex call's headers", context.GetServerInitialMetadata(), initial, initial_value);
  ExpectEchoed("duplex call's trailers", context.GetServerTrailingMetadata(), trailing, trailing_value);
}
