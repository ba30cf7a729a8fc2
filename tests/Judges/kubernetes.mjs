// Manifests, judged by the TypeScript types that are generated from the API of Kubernetes.

import ts from "typescript";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "./yaml.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const types = join(folder, "node_modules", "kubernetes-types");

/** Where the documents of a file are not objects of Kubernetes. */
export function check(text) {
  const documents = parse(text);
  const unknown = documents.filter(document => !existsSync(`${find(document)}.d.ts`)).map(({ apiVersion, kind }) => `${apiVersion} ${kind} is not known here`);
  return unknown.length > 0 ? unknown : [...compile(documents), ...documents.flatMap(checkNames)];
}

// The types have each member as optional, and apiVersion is part of the path: apps/v1 or core/v1.
function find({ apiVersion = "" }) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  return join(types, group.replace(".k8s.io", "").replace(/^rbac\..*/, "rbac"), version);
}

function compile(documents) {
  const source = documents.map((document, i) =>
    `import type { ${document.kind} as T${i} } from "${find(document)}";\nexport const d${i}: T${i} = ${JSON.stringify(document, null, 1)};`).join("\n");
  const name = join(folder, "manifest.ts");
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = file => file === name || fileExists(file);
  host.getSourceFile = (file, version) => file === name ? ts.createSourceFile(file, source, version) : getSourceFile(file, version);
  return ts.getPreEmitDiagnostics(ts.createProgram([name], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function checkNames({ kind, metadata }) {
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(metadata?.name ?? "") ? [] : [`${kind} has no valid name`];
}
