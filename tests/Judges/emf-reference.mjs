// What AWS's own client writes for the same metrics.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { MetricsContext } = require("aws-embedded-metrics/lib/logger/MetricsContext");
const { LogSerializer } = require("aws-embedded-metrics/lib/serializers/LogSerializer");

/** The documents for { namespace, dimensions: { name: value }, metrics: [{ name, unit, values }] }. */
export function write(payload) {
  const { namespace, dimensions, metrics } = JSON.parse(payload);
  const context = MetricsContext.empty();
  context.setNamespace(namespace);
  context.setDimensions([dimensions]);
  for (const { name, unit, values } of metrics) {
    for (const value of values) context.putMetric(name, value, unit);
  }
  return new LogSerializer().serialize(context).map(document => JSON.parse(document));
}
