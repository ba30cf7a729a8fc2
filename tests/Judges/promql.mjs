// PromQL, judged by the grammar that Prometheus' own user interface parses with.

import { parser } from "@prometheus-io/lezer-promql";

/** The places at which the grammar finds no expression. */
export function check(text) {
  const errors = [];
  parser.parse(text).iterate({ enter: node => { if (node.type.isError) errors.push(`not PromQL at ${node.from}: ${text.slice(node.from, node.from + 40)}`); } });
  return errors;
}
