// SPDX-License-Identifier: Apache-2.0
// Serves the interop test service with gRPC for C++ until its standard input is closed.
#include <iostream>
#include <limits>

#include "flags.h"
#include "service.h"

int main(int count, char** arguments) {
  const Flags flags(count, arguments);
  Service service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + flags.Get("port", "0"), grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (server == nullptr || port == 0) return 1;
  std::cout << "listening on port " << port << std::endl;
  std::cin.ignore(std::numeric_limits<std::streamsize>::max());
  server->Shutdown(std::chrono::system_clock::now());
}
