'use strict';

// The state of the page, its polling and its routes. The last script: the others only define.

// ---- State of the page ----

const page = {
  model: null,           // what the service shows: sections, widgets, alarms
  data: null,            // the newest answer of `data`
  times: [],             // the ends of the chart steps, shared by all charts
  to: 0,                 // the end of the newest step that we have
  recordingSince: null,  // changes when the service restarts
  widgets: new Map(),    // id -> widget: its elements, lines, and chart
  alarms: new Map(),     // id -> elements of the alarm's card
  isPaused: false,
  isPolling: false,
  isAnswering: null,     // null until the first answer
  timer: 0,
  listHash: '#requests', // where Escape leads from a trace
  openTrace: null,
};

// ---- Asking the service ----

async function getJson(path) {
  const response = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw Object.assign(new Error(`${path}: ${response.status}`), { status: response.status });
  return response.json();
}

async function fetchModelAndData() {
  try {
    const model = page.model ? null : await getJson('model');
    return { model, data: await getJson(page.to ? `data?since=${page.to}` : 'data') };
  } catch {
    return null;   // no answer: the state in the header tells it
  }
}

// Asks once a second, each 2 seconds while there is no answer, and not at all while paused or hidden.
async function poll() {
  clearTimeout(page.timer);
  if (page.isPaused || page.isPolling || document.hidden) return;
  page.isPolling = true;
  const started = performance.now();
  const answer = await fetchModelAndData();
  page.isPolling = false;
  page.isAnswering = answer !== null;
  page.timer = setTimeout(poll, answer ? Math.max(0, 1000 - (performance.now() - started)) : 2000);
  showState();
  if (answer?.model) showModel(answer.model);
  if (answer) showData(answer.data);
}

function showState() {
  const words = page.isAnswering === null ? 'starting' : page.isAnswering ? 'live' : 'no answer';
  setText(byId('state'), page.isPaused ? 'paused' : words);
  setAttribute(byId('state'), 'data-state', byId('state').textContent);
  setText(byId('pause'), page.isPaused ? 'Resume' : 'Pause');
}

function showData(data) {
  if (page.recordingSince !== null && data.recordingSince !== page.recordingSince) return startAgain();
  const isFirst = page.data === null, isNewStep = addHistory(data);
  page.recordingSince = data.recordingSince;
  page.data = data;
  page.widgets.forEach(showNumbers);
  if (isNewStep) page.widgets.forEach(drawChart);
  byId('limits').hidden = !data.limits?.length;
  matchChildren(byId('limits'), data.limits ?? [], text => text, text => create('li', {}, text));
  showBanner();
  showOpenView(isFirst);
}

// The service restarted: its model may be a new one, and its history began again.
function startAgain() {
  page.widgets.forEach(forgetChart);
  Object.assign(page, { model: null, data: null, times: [], to: 0, recordingSince: null });
  poll();
}

function showModel(model) {
  page.model = model;
  setText(byId('service'), model.service);
  setText(byId('version'), model.version ? `Version ${model.version}` : 'No version');
  setText(byId('environment'), model.environment ?? '');
  page.widgets.clear();
  visibility.disconnect();
  sizes.disconnect();
  byId('sections').replaceChildren(...model.sections.map(createSection));
  page.alarms = new Map(model.alarms.map(alarm => [alarm.id, createAlarmCard(alarm)]));
  matchChildren(byId('alarm-list'), [], id => id);
  document.querySelector('#view-alarms > .empty').hidden = model.alarms.length > 0;
}

// ---- Routes ----

function route() {
  const [, view, argument] = location.hash.match(/^#(charts|requests|alarms|report|trace)(?:=(.*))?$/s) ?? [null, 'charts'];
  try { return { view, argument: decodeURIComponent(argument ?? '') }; } catch { return { view, argument }; }
}

function openRoute() {
  const { view, argument } = route(), leftTrace = page.openTrace;
  for (const element of document.querySelectorAll('.view')) element.hidden = element.id !== `view-${view}`;
  for (const link of document.querySelectorAll('nav a')) setAttribute(link, 'aria-current', link.hash === `#${view}` ? 'page' : null);
  page.openTrace = view === 'trace' ? argument : null;
  if (view !== 'trace') page.listHash = location.hash || '#charts';
  if (view === 'trace') showTrace(argument);
  if (view === 'report') showReport();
  showOpenView(true);
  if (view === 'requests' && leftTrace) document.querySelector(`#view-requests a[href="#trace=${CSS.escape(leftTrace)}"]`)?.focus();
}

function showOpenView(isOpening) {
  const { view, argument } = route();
  if (!page.data) return;
  if (view === 'requests') showRequests(argument, isOpening);
  if (view === 'report') showOutputs();
  if (view === 'alarms') showAlarms();
  if (view === 'alarms' && isOpening) page.alarms.get(argument)?.title.focus();
}

// Finds a trace id in what was typed or pasted, for example in a whole `traceparent` header.
function openSearch(event) {
  event.preventDefault();
  const input = byId('trace-id'), pattern = /(?<![0-9a-f-])1-[0-9a-f]{8}-[0-9a-f]{24}(?![0-9a-f])|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/;
  const id = input.value.toLowerCase().match(pattern)?.[0];
  setText(byId('search-error'), id ? '' : 'A trace id has 32 hex digits, or the form 1-8-24 hex digits.');
  setAttribute(input, 'aria-invalid', id ? null : 'true');
  if (!id) input.focus();
  else if (id === page.openTrace) showTrace(id);
  else location.hash = `#trace=${id}`;
}

function start() {
  byId('search').addEventListener('submit', openSearch);
  byId('pause').addEventListener('click', () => { page.isPaused = !page.isPaused; showState(); poll(); });
  byId('skip').addEventListener('click', event => { event.preventDefault(); byId('main').focus(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {   // a chart gets its colors when it is made
    page.widgets.forEach(forgetChart);
    page.widgets.forEach(drawChart);
  });
  document.addEventListener('visibilitychange', poll);
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && page.openTrace !== null) leaveTrace(); });
  window.addEventListener('hashchange', openRoute);
  openRoute();
  poll();
}

start();
