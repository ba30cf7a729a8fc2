'use strict';

// Alarms and traces as Markdown, for a ticket.

// Text for a Markdown line or table cell: nothing in it can end the cell or become markup.
const escapeMarkdown = text => String(text ?? '').replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~#&]/g, '\\$&');
const tableRow = (...cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;

// The fence is longer than any run of backticks in the text, so the text cannot close it.
function fenceText(text) {
  const fence = '`'.repeat(1 + Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length)));
  return `${fence}text\n${text}\n${fence}`;
}

// The first section, and the charts that have the threshold of one of the alarm's conditions.
function widgetsFor(alarm) {
  const isRead = ({ unit, thresholds = [] }) => alarm.conditions.some(condition => condition.unit === unit && thresholds.some(({ value }) => value === condition.threshold));
  return page.model.sections.flatMap((section, index) => section.widgets.filter(widget => index === 0 || isRead(widget)));
}

function alarmMarkdown(alarm) {
  const now = stateOf(alarm.id), { service, version, environment } = page.model;
  const values = widgetsFor(alarm).flatMap(({ id, title, unit }) => [...page.widgets.get(id).lines].map(([label, line]) => tableRow(title, label, formatValue(line.last, unit))));
  return [
    `## Alarm ${escapeMarkdown(alarm.id)}`, '', escapeMarkdown(alarm.meaning), '',
    `- Service: ${escapeMarkdown(`${service} ${version ?? ''} (${environment})`)}`, `- State: ${stateWords(now)}`, `- Severity: ${escapeMarkdown(alarm.severity)}`,
    `- Time: ${new Date(page.data.now * 1000).toISOString()}`, ...alarm.conditions.map((condition, index) => `- ${escapeMarkdown(conditionWords(condition, now.conditions[index]))}`), '',
    tableRow('Chart', 'Line', 'Last minute'), '|---|---|---|', ...values, '',
    'First looks:', '', ...(alarm.firstLooks ?? []).map((text, index) => `${index + 1}. ${escapeMarkdown(text)}`), ''].join('\n');
}

function logLineText(text) {
  const { json, level, time, message } = readLogLine(text);
  const exception = json['exception.type'] ? `  ${json['exception.type']}: ${json['exception.message'] ?? ''}` : null;
  return [`${time} ${level} ${message}`.trim(), exception, json['exception.stacktrace']].filter(Boolean).join('\n');
}

function traceMarkdown(trace) {
  const rows = orderSpans(trace.spans), times = timesOf(trace.spans);
  const result = ({ failed, description }) => !failed ? 'ok' : description ? `failed: ${description}` : 'failed';
  return [
    `## Trace ${escapeMarkdown(rows[0]?.span.name)}`, '', `- Service: ${escapeMarkdown(page.model?.service)}`,
    `- Trace id: ${escapeMarkdown(trace.traceId)}`, `- X-Ray id: ${escapeMarkdown(trace.xrayTraceId)}`,
    `- Start: ${new Date(times.start * 1000).toISOString()}`, `- Duration: ${formatMs(times.ms)}`, `- ${droppedWords(trace.dropped)}`, '',
    tableRow('Span', 'Kind', 'Start', 'Duration', 'Result'), '|---|---|---|---|---|',
    ...rows.map(({ span, depth }) => tableRow('· '.repeat(depth) + span.name, span.kind, formatMs((span.start - times.start) * 1000), formatMs(span.ms), result(span))), '',
    'Log lines:', '', fenceText(trace.lines.map(logLineText).join('\n') || 'none'), ''].join('\n');
}

const createCopyButton = (label, textOf) => createButton(label, button => copyText(textOf(), button, label));

// Without the clipboard the reader copies from a selected text area.
async function copyText(text, button, label) {
  document.querySelector('.copy')?.remove();
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setText(byId('announcement'), 'Copied.');
    setTimeout(() => { button.textContent = label; setText(byId('announcement'), ''); }, 1500);
  } catch {
    const area = create('textarea', { class: 'copy', readonly: '', rows: 6, 'aria-label': 'Text to copy: press Ctrl+C' });
    area.value = text;
    button.after(area);
    area.focus();
    area.select();
  }
}
