// Decodes OTLP with the code that OpenTelemetry JavaScript generated from the .proto files.

import root from "@opentelemetry/otlp-transformer/build/src/generated/root.js";

const collector = root.opentelemetry.proto.collector;
const requests = {
  traces: collector.trace.v1.ExportTraceServiceRequest,
  metrics: collector.metrics.v1.ExportMetricsServiceRequest,
  logs: collector.logs.v1.ExportLogsServiceRequest,
};

const idBytes = { traceId: 16, spanId: 8, parentSpanId: 8 };

/** The request as plain data: ids in hex, 64-bit integers as strings, enums as numbers, other bytes in base64. */
export function decode(signal, base64) {
  const type = requests[signal];
  const message = type.decode(Buffer.from(base64, "base64"));
  return withHexIds(type.toObject(message, { longs: String, bytes: String, arrays: true, json: true }));
}

/** The number of spans, metrics or log records of the request. */
export function count(signal, base64) {
  const message = requests[signal].decode(Buffer.from(base64, "base64"));
  const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
  switch (signal) {
    case "traces": return sum(message.resourceSpans, resource => sum(resource.scopeSpans, scope => scope.spans.length));
    case "metrics": return sum(message.resourceMetrics, resource => sum(resource.scopeMetrics, scope => scope.metrics.length));
    default: return sum(message.resourceLogs, resource => sum(resource.scopeLogs, scope => scope.logRecords.length));
  }
}

function withHexIds(node) {
  for (const [name, value] of Object.entries(node)) {
    if (name in idBytes && typeof value === "string") node[name] = hexId(name, value);
    else if (value !== null && typeof value === "object") withHexIds(value);
  }
  return node;
}

function hexId(name, base64) {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== 0 && bytes.length !== idBytes[name]) {
    throw new Error(`${name} has ${bytes.length} bytes, not ${idBytes[name]}`);
  }
  return bytes.toString("hex");
}
