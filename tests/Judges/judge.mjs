// The judge of this repository's output: one JSON request a line on stdin, one JSON answer a line on stdout.
//   { id, kind: "traces" | "metrics" | "logs", payload: base64 }  ->  { id, ok, value } or { id, ok, errors }
//   { id, kind: "traces-count" | "metrics-count" | "logs-count", payload: base64 }  ->  { id, ok, value } or { id, ok, errors }
//   { id, kind: "emf-reference", payload: text }  ->  { id, ok, value } or { id, ok, errors }
//   { id, kind: "cloudformation" | "grafana" | "kubernetes" | "sarif", payload: text }  ->  { id, ok, errors }
//   { id, kind: "telemetry-policy-1" | "telemetry-exemptions-1" | "telemetry-facts-1", payload: text }  ->  { id, ok, errors }
//   { id, kind: "yaml", payload: text }  ->  { id, ok, value: documents } or { id, ok, errors }
//   { id, kind: "emf", payload: text, maxBytes }, { id, kind: "json" | "promql", payload: text }  ->  { id, ok, errors }
// It ends when stdin does.

import { createInterface } from "node:readline";
import { check } from "./emf.mjs";
import { write } from "./emf-reference.mjs";
import { parse } from "./json.mjs";
import { count, decode } from "./otlp.mjs";
import { check as checkPromQl } from "./promql.mjs";
import { check as checkSchema } from "./schema.mjs";

async function judge({ kind, payload, maxBytes }) {
  switch (kind) {
    case "traces":
    case "metrics":
    case "logs":
      return { ok: true, value: decode(kind, payload) };
    case "traces-count":
    case "metrics-count":
    case "logs-count":
      return { ok: true, value: count(kind.replace("-count", ""), payload) };
    case "cloudformation":
    case "grafana":
    case "kubernetes":
    case "sarif":
      return verdict(await checkDocument(kind, payload));
    case "telemetry-policy-1":
    case "telemetry-exemptions-1":
    case "telemetry-facts-1":
      return verdict(checkSchema(kind, payload));
    case "emf":
      return verdict(check(payload, maxBytes ?? 16_000));
    case "emf-reference":
      return { ok: true, value: write(payload) };
    case "json":
      return verdict(parse(payload).errors);
    case "yaml":
      return { ok: true, value: (await import("./yaml.mjs")).parse(payload) };
    case "promql":
      return verdict(checkPromQl(payload));
    default:
      return verdict([`kind "${kind}" is not known here`]);
  }
}

function verdict(errors) {
  return { ok: errors.length === 0, errors };
}

// Loaded when it is needed: it takes a second.
async function checkDocument(kind, text) {
  const { check: checkKind } = await import(`./${kind}.mjs`);
  return checkKind(text);
}

async function answer(line) {
  const request = JSON.parse(line);
  try {
    return { id: request.id, ...await judge(request) };
  } catch (error) {
    return { id: request.id, ...verdict([error.message]) };
  }
}

createInterface({ input: process.stdin }).on("line", async line => process.stdout.write(`${JSON.stringify(await answer(line))}\n`));
