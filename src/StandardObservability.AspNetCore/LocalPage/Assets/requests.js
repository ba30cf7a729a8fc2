'use strict';

// Requests, log lines, and the trace of one request.

// ---- Requests and log lines ----

function pickRequests(requests, filter) {
  if (filter === 'failed') return requests.filter(request => request.failed);
  return filter === 'slowest' ? [...requests].sort((one, other) => other.ms - one.ms) : requests;
}

function showRequests(filter, isOpening) {
  for (const link of byId('request-filter').children) setAttribute(link, 'aria-current', link.hash === location.hash ? 'true' : null);
  for (const name of ['last', 'worst']) {
    showList(byId(`${name}-requests`), pickRequests(page.data.requests[name], filter), request => `${request.traceId} ${request.spanId}`, createRequestRow, isOpening);
  }
  const seen = {};   // the same text may come twice
  const lines = page.data.lines.map(text => ({ text, key: `${seen[text] = (seen[text] ?? 0) + 1} ${text}` }));
  showList(byId('loose-lines'), lines.reverse(), line => line.key, line => createLogLine(line.text), isOpening);
}

// A list in use does not move under the reader's pointer or focus.
function showList(list, items, keyOf, build, isOpening) {
  if (!isOpening && list.matches(':hover, :focus-within')) return;
  matchChildren(list, items, keyOf, build);
  list.closest('section').querySelector('.empty').hidden = items.length > 0;
}

function createRequestRow({ traceId, name, kind, start, status, ms, failed }) {
  const link = create('a', { href: `#trace=${traceId}` }, name || '(no name)');
  const row = create('tr', { class: failed ? 'failed' : null }, create('td', {}, formatClock(start)), create('td', { class: 'name' }, link, kind === 'server' ? null : ` (${kind})`),
    create('td', {}, String(status ?? '–')), create('td', {}, formatMs(ms)), create('td', { class: 'result' }, failed ? 'failed' : 'ok'));
  row.addEventListener('click', event => { if (event.target !== link && !String(getSelection())) location.hash = link.hash; });
  return row;
}

function readLogLine(text) {
  let json = null;
  try { json = JSON.parse(text); } catch { /* shown as it is */ }
  if (json === null || typeof json !== 'object') return { json: {}, indented: text, level: 'Not JSON', time: '', message: text };
  const seconds = Date.parse(json.timestamp) / 1000;
  return { json, indented: indentJson(text), level: String(json.level ?? 'No level'), time: Number.isNaN(seconds) ? '' : formatClock(seconds, 12), message: String(json.message ?? '') };
}

function createLogLine(text) {
  const { json, indented, level, time, message } = readLogLine(text), stack = json['exception.stacktrace'];
  const summary = create('summary', {}, create('span', { class: 'level', 'data-level': level }, level), ' ', create('span', { class: 'time' }, time), ` ${message}`);
  return createDetails('line', summary, () => [create('pre', {}, indented), stack ? create('pre', {}, String(stack)) : null]);
}

// A part of the page that is made when the reader opens it for the first time.
function createDetails(className, summary, build) {
  const details = create('details', { class: className }, summary);
  details.addEventListener('toggle', () => details.append(...build().filter(part => part !== null)), { once: true });
  return details;
}

// ---- One trace ----

async function showTrace(id) {
  const view = byId('view-trace'), title = text => create('h2', { tabindex: -1 }, text);
  let parts = [];
  view.replaceChildren(title('Loading the trace'));
  try {
    parts = [createTrace(await getJson(`trace/${encodeURIComponent(id)}`), id)];
  } catch (error) {
    const reason = error.status === 404 ? 'This service keeps no trace with this id. It may be too old, dropped, or of another service.' : `The trace did not load: ${error.message}`;
    parts = [title(`Trace ${id}`), create('p', { role: 'alert' }, reason), create('p', { class: 'row' }, ...createTraceButtons(id))];
  }
  if (page.openTrace !== id) return;   // the reader went on
  view.replaceChildren(...parts);
  view.querySelector('h2').focus();
}

const leaveTrace = () => { location.hash = page.listHash; };
const createTraceButtons = id => [createButton('Back (Escape)', leaveTrace), createButton('Load again', () => showTrace(id))];

// All spans in the order of the waterfall with their depth. A span whose parent is missing is a root.
function orderSpans(spans) {
  const latestFirst = [...spans].sort((one, other) => one.start - other.start).reverse();
  const ids = new Set(spans.map(span => span.spanId)), seen = new Set(), rows = [];
  const children = Map.groupBy(latestFirst, span => ids.has(span.parentSpanId) ? span.parentSpanId : null);
  const walk = (roots, open = roots.map(span => ({ span, depth: 0 }))) => {
    while (open.length > 0) {   // the last one first, so the earliest one
      const row = open.pop();
      if (seen.has(row.span)) continue;
      seen.add(row.span);
      rows.push(row);
      open.push(...(children.get(row.span.spanId) ?? []).map(span => ({ span, depth: row.depth + 1 })));
    }
  };
  walk(children.get(null) ?? []);
  walk(latestFirst);   // what is left: spans that are each other's parent
  return rows;
}

function timesOf(spans) {
  const start = Math.min(...spans.map(span => span.start)), end = Math.max(...spans.map(span => span.start + span.ms / 1000));
  return spans.length > 0 ? { start, ms: Math.max((end - start) * 1000, 0.001) } : { start: 0, ms: 0 };
}

const droppedWords = ({ spans, lines }) => spans || lines
  ? `Dropped: ${plural(spans, 'span')} and ${plural(lines, 'log line')}. What you see is incomplete.` : 'Nothing of this trace was dropped.';

function createTrace(trace, id) {
  const parts = copyTemplate('trace-template'), rows = orderSpans(trace.spans), times = timesOf(trace.spans);
  const start = rows.length > 0 ? `${new Date(times.start * 1000).toLocaleDateString('en-US')} ${formatClock(times.start, 12)}` : null;
  parts.title.textContent = `Trace: ${rows[0]?.span.name ?? 'no spans'}`;
  parts.buttons.append(...createTraceButtons(id), createCopyButton('Copy as Markdown', () => traceMarkdown(trace)));
  parts.facts.append(createFacts([['Trace id', trace.traceId, true], ['X-Ray id', trace.xrayTraceId, true], ['Start', start], ['Duration', formatMs(times.ms)], ['Spans', String(rows.length)]]));
  parts.dropped.textContent = droppedWords(trace.dropped);
  parts.dropped.className = trace.dropped.spans || trace.dropped.lines ? 'note' : 'help';
  parts.axis.append(...[0, 0.25, 0.5, 0.75, 1].map(part => create('span', {}, formatMs(times.ms * part))));
  parts.spans.append(...rows.map(row => createSpan(row, times)));
  parts.lines.append(...(trace.lines.length > 0 ? trace.lines.map(createLogLine) : ['This trace has no log lines.']));
  return parts.element;
}

function createSpan({ span, depth }, times) {
  const bar = create('span', { class: 'bar', 'data-kind': span.kind, 'data-failed': String(span.failed) });
  bar.style.left = `${Math.min((span.start - times.start) * 100000 / times.ms, 99.5)}%`;
  bar.style.width = `${Math.max(span.ms * 100 / times.ms, 0.5)}%`;
  const name = create('span', { class: 'span-name' }, create('span', { class: 'unseen' }, `Level ${depth + 1}: `), span.name || '(no name)');
  name.style.paddingInlineStart = `${Math.min(depth, 12) * 0.8}rem`;
  const summary = create('summary', {}, name, create('span', { class: 'kind' }, span.kind), create('span', { class: 'ms' }, formatMs(span.ms)),
    create('span', { class: 'result' }, span.failed ? 'failed' : ''), create('span', { class: 'track' }, bar));
  return create('li', {}, createDetails('span', summary, () => createSpanDetails(span, times)), createPageLink(span.linkedPage));
}

// Only web addresses become links.
function createPageLink(address) {
  if (!/^https?:\/\//i.test(address ?? '') || !URL.canParse(address)) return null;
  return create('p', { class: 'linked' }, create('a', { href: address }, `Open in the called service: ${new URL(address).host}`));
}

function createSpanDetails(span, times) {
  const after = seconds => formatMs((seconds - times.start) * 1000);
  const events = (span.events ?? []).flatMap(event => [create('p', {}, `Event ${event.name} at ${after(event.time)}`), createAttributes(`Attributes of the event ${event.name}`, event.attributes)]);
  return [
    create('p', {}, `Starts at ${after(span.start)}. Span id ${span.spanId}, parent ${span.parentSpanId ?? 'none'}.`),
    span.description ? create('p', { class: span.failed ? 'failed' : null }, `Status: ${span.description}`) : null,
    createAttributes(`Attributes of ${span.name}`, span.attributes), ...events];
}

function createAttributes(label, attributes) {
  const rows = Object.entries(attributes ?? {}).map(([key, value]) => [key, String(value)]);
  return rows.length > 0 ? createTable(label, ['Attribute', 'Value'], rows) : create('p', {}, 'No attributes.');
}
