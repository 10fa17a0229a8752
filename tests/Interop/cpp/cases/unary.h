// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cases/server.h"

inline void EmptyUnary(const Server& server) {
  Context context;
  grpc::testing::Empty response;
  ExpectOk(server.tests->EmptyCall(&context, {}, &response));
  Expect<size_t>("the size of the response", 0, response.ByteSizeLong());
}

inline void LargeUnary(const Server& server) {
  Context context;
  grpc::testing::SimpleResponse response;
  ExpectOk(server.tests->UnaryCall(&context, Large(), &response));
  Expect<int>("the type of the payload", grpc::testing::COMPRESSABLE, response.payload().type());
  ExpectZeros(kLargeResponse, response.payload());
}
