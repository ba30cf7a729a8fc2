// A service with AWS's X-Ray SDK for Node.js, as caller and as callee. It sends its segments by UDP to the port in the first argument and prints its own.
const http = require('node:http');
const xray = require('aws-xray-sdk-core');

xray.setLogger({ debug() {}, info() {}, warn() {}, error() {} });
xray.setDaemonAddress(`127.0.0.1:${process.argv[2]}`);
xray.setContextMissingStrategy(() => {});
xray.middleware.setDefaultName('node-callee');
xray.middleware.disableCentralizedSampling();
xray.middleware.setSamplingRules({ version: 2, default: { fixed_target: 1000, rate: 1 }, rules: [] });
xray.captureHTTPsGlobal(http, true);

function get(url, headers, done) {
  http.get(url, { headers }, answer => {
    answer.resume();
    answer.on('end', () => done({ status: answer.statusCode, answer: answer.headers['x-amzn-trace-id'] }));
  }).on('error', error => done({ error: error.message }));
}

// Calls a URL within a segment, by the client that the SDK has patched.
function call(parameters, reply) {
  xray.getNamespace().run(() => {
    const segment = new xray.Segment('node-caller');
    segment.notTraced = parameters.get('sampled') === '0';
    xray.setSegment(segment);
    get(parameters.get('url'), {}, result => {
      const calls = (segment.subsegments ?? []).map(s => s.id);
      segment.close();
      reply({ ...result, trace: segment.trace_id, calls });
    });
  });
}

// Requests the decision of the called service, and reads the answer with the SDK.
function query(parameters, reply) {
  get(parameters.get('url'), { 'X-Amzn-Trace-Id': parameters.get('header') }, result => {
    reply({ ...result, read: result.answer ? xray.utils.processTraceData(result.answer) : null });
  });
}

// Handles a request as the middleware of the SDK does.
function handle(request, response, reply) {
  response.header = (name, value) => response.setHeader(name, value);
  const segment = xray.middleware.traceRequestResponseCycle(request, response);
  const { 'x-amzn-trace-id': header, traceparent } = request.headers;
  reply({ header, traceparent, read: xray.middleware.processHeaders(request), trace: segment.trace_id, segment: segment.id, sampled: !segment.notTraced });
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const reply = value => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(value));
  };
  if (url.pathname === '/call') call(url.searchParams, reply);
  else if (url.pathname === '/query') query(url.searchParams, reply);
  else handle(request, response, reply);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit());
