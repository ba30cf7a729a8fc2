// Dashboards of Grafana, judged by the TypeScript types that Grafana's own panels and data sources use.

import ts from "typescript";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const types = "@grafana/schema/dist/types";

// Enumerations are their values in JSON. The types leave the options of a panel and its queries open, so they are joined here.
// Prometheus' query is not in the package: its members are those of the documentation of its query editor.
const header = `
import type * as Board from "${types}/raw/dashboard/x/types.gen";
import type * as Text from "${types}/raw/composable/text/panelcfg/x/types.gen";
import type * as Series from "${types}/raw/composable/timeseries/panelcfg/x/types.gen";
import type * as Stat from "${types}/raw/composable/stat/panelcfg/x/types.gen";
import type * as Table from "${types}/raw/composable/table/panelcfg/x/types.gen";
import type { CloudWatchLogsQuery } from "${types}/raw/composable/cloudwatch/dataquery/x/types.gen";

type Json<T> = T extends string ? \`\${T}\` : T extends number | boolean | null ? T : T extends Array<infer U> ? Array<Json<U>>
  : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
interface PrometheusQuery {
  refId: string; datasource: Board.DataSourceRef; expr: string; legendFormat?: string; interval?: string; range?: boolean; instant?: boolean;
  format?: "time_series" | "table" | "heatmap"; queryMode?: undefined;
}
type Query = PrometheusQuery | Json<CloudWatchLogsQuery>;
type Fields<F> = { defaults: Json<Omit<Board.FieldConfig, "custom">> & { custom: F }; overrides: [] };
type Framed = Json<Omit<Board.Panel, "type" | "options" | "fieldConfig" | "targets">> & { id: number; gridPos: Board.GridPos };
type Drawn<Type, Options, F> = Framed & { type: Type; title: string; options: Options; fieldConfig: Fields<F>; targets: Query[] };
type Panel =
  | (Framed & { type: "row"; title: string; collapsed: boolean; panels: [] })
  | (Framed & { type: "text"; options: Json<Text.Options> })
  | Drawn<"timeseries", Json<Series.Options>, Json<Series.FieldConfig>>
  | Drawn<"stat", Json<Stat.Options>, {}>
  | Drawn<"table", Json<Omit<Table.Options, "sortBy">> & { sortBy?: { displayName: string; desc?: boolean }[] }, Json<Table.FieldConfig>>;
type Annotation = Json<Omit<Board.AnnotationQuery, "target">> & { target: { refId: string; expr: string; interval: string }; titleFormat: string };
type Dashboard = Json<Omit<Board.Dashboard, "panels" | "annotations">> & { panels: Panel[]; annotations: { list: Annotation[] } };

export const dashboard: Dashboard = `;

/** Where a dashboard is not of Grafana's types. */
export function check(text) {
  const name = join(folder, "dashboard.ts");
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = file => file === name || fileExists(file);
  host.getSourceFile = (file, version) => file === name ? ts.createSourceFile(file, header + text, version) : getSourceFile(file, version);
  host.resolveModuleNameLiterals = (literals, from) => literals.map(({ text: module }) => ({ resolvedModule: resolve(module, from) }));
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file?.text.slice(0, start).split("\n").length - header.split("\n").length + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

// The package exports no types of single panels, and they import the package by its name.
function resolve(module, from) {
  const path = module.startsWith(".") ? join(dirname(from), module) : join(folder, "node_modules", module === "@grafana/schema" ? `${types}/index` : module);
  return { resolvedFileName: `${path}.d.ts`, extension: ts.Extension.Dts };
}
