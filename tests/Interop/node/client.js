#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
'use strict';

// Runs interop cases with gRPC for Node; one line for each case, exit code 0 where all passed.

const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const grpc = require('@grpc/grpc-js');
const { loadSync } = require('@grpc/proto-loader');
const cases = require('./cases');

const protos = path.join(__dirname, '..', 'protos');
const { TestService, UnimplementedService } = grpc.loadPackageDefinition(
  loadSync('grpc/testing/test.proto', { includeDirs: [protos], keepCase: true, enums: String, defaults: true, oneofs: true })).grpc.testing;
const GZIP = { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip };

function connect(flags) {
  const address = `${flags.server_host}:${flags.server_port}`;
  const credentials = flags.use_tls === 'true' ? grpc.credentials.createSsl(fs.readFileSync(flags.ca_file)) : grpc.credentials.createInsecure();
  const options = { 'grpc.enable_http_proxy': 0 };
  return {
    tests: new TestService(address, credentials, options),
    unimplemented: new UnimplementedService(address, credentials, options),
    // A channel for each call: once it has seen gRPC for C++ list its encodings with spaces between them, it compresses no more.
    connectGzip: () => new TestService(address, credentials, { ...options, ...GZIP }),
  };
}

async function run(name, server) {
  try {
    await cases[name](server);
  } catch (error) {
    console.log(`failed ${name}: ${String(error).replace(/\s+/g, ' ')}`);
    return false;
  }
  console.log(`passed ${name}`);
  return true;
}

async function main() {
  const { values: flags } = parseArgs({
    options: {
      server_host: { type: 'string', default: '127.0.0.1' },
      server_port: { type: 'string' },
      test_case: { type: 'string' },
      use_tls: { type: 'string', default: 'false' },
      ca_file: { type: 'string' },
    },
  });
  const server = connect(flags);
  let passed = true;
  for (const name of flags.test_case.split(',')) {
    passed = await run(name, server) && passed;
  }
  process.exit(passed ? 0 : 1);
}

main();
