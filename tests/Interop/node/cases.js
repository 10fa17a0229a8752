// SPDX-License-Identifier: Apache-2.0
'use strict';

// The cases of gRPC's published interop tests, each asserting all that its description says.

const assert = require('node:assert/strict');
const { Metadata, status } = require('@grpc/grpc-js');

const REQUEST_SIZES = [27182, 8, 1828, 45904];
const RESPONSE_SIZES = [31415, 9, 2653, 58979];
const LARGE_REQUEST = 271828;
const LARGE_RESPONSE = 314159;
const INITIAL = 'x-grpc-test-echo-initial';
const INITIAL_VALUE = 'test_initial_metadata_value';
const TRAILING = 'x-grpc-test-echo-trailing-bin';
const TRAILING_VALUE = Buffer.from('ababab', 'hex');
const MESSAGE = 'test status message';
const SPECIAL_MESSAGE = '\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \u{1f608}\t\n';

const zeros = (size) => ({ body: Buffer.alloc(size) });
const large = (more) => ({ response_size: LARGE_RESPONSE, payload: zeros(LARGE_REQUEST), ...more });
const streamed = (requestSize, ...sizes) => ({ response_parameters: sizes.map((size) => ({ size })), payload: zeros(requestSize) });
const switchTo = (value) => ({ value });
const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
// A call that a server never answers fails its case.
const inTime = () => ({ deadline: Date.now() + 60_000 });

function expectZeros(size, payload) {
  assert.equal(payload?.body.length ?? 0, size, 'the size of a response\'s payload');
  assert.ok(payload.body.equals(Buffer.alloc(size)), 'the payload\'s content is not of zeros');
}

/** Makes a call with one response; gives it with the call's headers and trailers. */
function single(start) {
  return new Promise((resolve, reject) => {
    const seen = {};
    const call = start((error, response) => {
      if (error) {
        reject(error);
      } else {
        seen.response = response;
      }
    });
    call.on('metadata', (headers) => { seen.headers = headers; });
    call.on('status', (ended) => {
      if (ended.code === status.OK) {
        resolve({ ...seen, trailers: ended.metadata });
      }
    });
  });
}

const unary = (client, request, metadata = new Metadata()) =>
  single((done) => client.UnaryCall(request, metadata, inTime(), done));

const input = (client, requests) => single((done) => {
  const call = client.StreamingInputCall(new Metadata(), inTime(), done);
  requests.forEach((request) => call.write(request));
  call.end();
  return call;
});

/** The responses of a call one at a time, and its headers and trailers as they come. */
function responsesOf(call) {
  const iterator = call[Symbol.asyncIterator]();
  const seen = { next: () => iterator.next() };
  seen.ended = new Promise((resolve) => { call.on('status', resolve); });
  call.on('metadata', (headers) => { seen.headers = headers; });
  return seen;
}

async function expectZerosNext(size, responses) {
  const { done, value } = await responses.next();
  assert.ok(!done, 'there is no further response');
  expectZeros(size, value.payload);
}

async function expectEnd(responses) {
  assert.ok((await responses.next()).done, 'there is a further response');
  assert.equal((await responses.ended).code, status.OK);
}

async function expectFailure(code, call) {
  const error = await call().then(() => assert.fail(`the call succeeded and should end with ${status[code]}`), (reason) => reason);
  if (error instanceof assert.AssertionError) {
    throw error;
  }
  assert.equal(status[error.code], status[code], `the status, with the message ${JSON.stringify(error.details)}`);
  return error;
}

async function expectUnaryStatus({ tests }, message) {
  const error = await expectFailure(status.UNKNOWN, () => unary(tests, { response_status: { code: status.UNKNOWN, message } }));
  assert.equal(error.details, message, 'the message of the unary call\'s status');
}

function expectEchoed(headers, trailers) {
  assert.deepEqual(headers.get(INITIAL), [INITIAL_VALUE], `${INITIAL} among the headers`);
  assert.deepEqual(trailers.get(TRAILING), [TRAILING_VALUE], `${TRAILING} among the trailers`);
}

exports.empty_unary = async ({ tests }) => {
  const { response } = await single((done) => tests.EmptyCall({}, new Metadata(), inTime(), done));
  assert.deepEqual({ ...response }, {}, 'the response');
};

exports.large_unary = async ({ tests }) => {
  const { response } = await unary(tests, large());
  assert.equal(response.payload.type, 'COMPRESSABLE', 'the type of the payload');
  expectZeros(LARGE_RESPONSE, response.payload);
};

exports.client_streaming = async ({ tests }) => {
  const { response } = await input(tests, REQUEST_SIZES.map((size) => ({ payload: zeros(size) })));
  assert.equal(response.aggregated_payload_size, sum(REQUEST_SIZES), 'the sum of the sizes');
};

exports.server_streaming = async ({ tests }) => {
  const responses = responsesOf(tests.StreamingOutputCall(streamed(0, ...RESPONSE_SIZES), new Metadata(), inTime()));
  for (const size of RESPONSE_SIZES) {
    await expectZerosNext(size, responses);
  }
  await expectEnd(responses);
};

exports.ping_pong = async ({ tests }) => {
  const call = tests.FullDuplexCall(new Metadata(), inTime());
  const responses = responsesOf(call);
  for (const [at, size] of RESPONSE_SIZES.entries()) {
    call.write(streamed(REQUEST_SIZES[at], size));
    await expectZerosNext(size, responses);
  }
  call.end();
  await expectEnd(responses);
};

exports.empty_stream = async ({ tests }) => {
  const call = tests.FullDuplexCall(new Metadata(), inTime());
  call.end();
  await expectEnd(responsesOf(call));
};

exports.custom_metadata = async ({ tests }) => {
  const metadata = new Metadata();
  metadata.set(INITIAL, INITIAL_VALUE);
  metadata.set(TRAILING, TRAILING_VALUE);
  const { response, headers, trailers } = await unary(tests, large(), metadata);
  expectZeros(LARGE_RESPONSE, response.payload);
  expectEchoed(headers, trailers);

  const call = tests.FullDuplexCall(metadata, inTime());
  const responses = responsesOf(call);
  call.write(streamed(LARGE_REQUEST, LARGE_RESPONSE));
  call.end();
  await expectZerosNext(LARGE_RESPONSE, responses);
  await expectEnd(responses);
  expectEchoed(responses.headers, (await responses.ended).metadata);
};

exports.status_code_and_message = async (server) => {
  await expectUnaryStatus(server, MESSAGE);
  const call = server.tests.FullDuplexCall(new Metadata(), inTime());
  const responses = responsesOf(call);
  call.write({ response_status: { code: status.UNKNOWN, message: MESSAGE } });
  call.end();
  const error = await expectFailure(status.UNKNOWN, () => responses.next());
  assert.equal(error.details, MESSAGE, 'the message of the duplex call\'s status');
};

exports.special_status_message = (server) => expectUnaryStatus(server, SPECIAL_MESSAGE);

exports.unimplemented_method = ({ tests }) =>
  expectFailure(status.UNIMPLEMENTED, () => single((done) => tests.UnimplementedCall({}, new Metadata(), inTime(), done)));

exports.unimplemented_service = ({ unimplemented }) =>
  expectFailure(status.UNIMPLEMENTED, () => single((done) => unimplemented.UnimplementedCall({}, new Metadata(), inTime(), done)));

exports.cancel_after_begin = ({ tests }) => expectFailure(status.CANCELLED, () => single((done) => {
  const call = tests.StreamingInputCall(new Metadata(), inTime(), done);
  call.cancel();
  return call;
}));

exports.cancel_after_first_response = async ({ tests }) => {
  const call = tests.FullDuplexCall(new Metadata(), inTime());
  const responses = responsesOf(call);
  call.write(streamed(27182, 31415));
  await expectZerosNext(31415, responses);
  call.cancel();
  await expectFailure(status.CANCELLED, () => responses.next());
};

exports.timeout_on_sleeping_server = ({ tests }) => expectFailure(status.DEADLINE_EXCEEDED, () => {
  const call = tests.FullDuplexCall(new Metadata(), { deadline: Date.now() + 1 });
  call.write(streamed(27182));
  return responsesOf(call).next();
});

/** In full: gRPC for Node chooses compression per channel. */
exports.client_compressed_unary = async ({ tests, connectGzip }) => {
  await expectFailure(status.INVALID_ARGUMENT, () => unary(tests, large({ expect_compressed: switchTo(true) })));
  expectZeros(LARGE_RESPONSE, (await unary(connectGzip(), large({ expect_compressed: switchTo(true) }))).response.payload);
  expectZeros(LARGE_RESPONSE, (await unary(tests, large({ expect_compressed: switchTo(false) }))).response.payload);
};

/** gRPC for Node cannot leave out a single message, so all of the stream are compressed. */
exports.client_gzip_streaming = async ({ connectGzip }) => {
  const requests = REQUEST_SIZES.map((size) => ({ payload: zeros(size), expect_compressed: switchTo(true) }));
  const { response } = await input(connectGzip(), requests);
  assert.equal(response.aggregated_payload_size, sum(REQUEST_SIZES), 'the sum of the sizes');
};

/** That the responses are read; whether they came compressed is seen on the wire, not here. */
exports.server_gzip = async ({ tests }) => {
  expectZeros(LARGE_RESPONSE, (await unary(tests, large({ response_compressed: switchTo(true) }))).response.payload);
  const parameters = [{ size: 31415, compressed: switchTo(true) }, { size: 92653, compressed: switchTo(false) }];
  const responses = responsesOf(tests.StreamingOutputCall({ response_parameters: parameters }, new Metadata(), inTime()));
  for (const { size } of parameters) {
    await expectZerosNext(size, responses);
  }
  await expectEnd(responses);
};
