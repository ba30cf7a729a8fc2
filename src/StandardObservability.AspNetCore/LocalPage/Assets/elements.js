'use strict';

// Elements and texts. Telemetry only ever becomes text.

// ---- Helpers for elements ----

const byId = id => document.getElementById(id);

function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  element.append(...children.filter(child => child != null));
  return element;
}

function createButton(label, onClick) {
  const button = create('button', { type: 'button' }, label);
  button.onclick = () => onClick(button);
  return button;
}

// A copy of a template of index.html: its element, and its parts by name.
function copyTemplate(id) {
  const element = byId(id).content.firstElementChild.cloneNode(true);
  const parts = [...element.querySelectorAll('[data-part]')].map(part => [part.dataset.part, part]);
  return { element, ...Object.fromEntries(parts) };
}

const listItems = texts => texts.map(text => create('li', {}, text));
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Makes the children match the items. The elements of items that stay are kept, so focus stays too.
function matchChildren(parent, items, keyOf, build) {
  const old = parent.elementsByKey ?? new Map(), current = new Map();
  for (const item of items) if (!current.has(keyOf(item))) current.set(keyOf(item), old.get(keyOf(item)) ?? build(item));
  for (const [key, element] of old) if (!current.has(key)) element.remove();
  let next = parent.firstElementChild;
  for (const element of current.values()) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
  parent.elementsByKey = current;
}

function createTable(label, heads, rows) {
  const head = create('tr', {}, ...heads.map(text => create('th', { scope: 'col' }, text)));
  const body = rows.map(([first, ...rest]) => create('tr', {}, create('th', { scope: 'row' }, first), ...rest.map(text => create('td', {}, text))));
  return create('table', { 'aria-label': label }, create('thead', {}, head), create('tbody', {}, ...body));
}

function createFacts(facts) {
  const known = facts.filter(([, value]) => value != null);
  return create('dl', {}, ...known.flatMap(([name, value, canCopy]) =>
    [create('dt', {}, name), create('dd', {}, value, canCopy ? ' ' : null, canCopy ? createCopyButton(`Copy ${name}`, () => value) : null)]));
}

// ---- Formats ----

const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;
const formatMs = ms => formatValue(ms / 1000, 's');

const formatNumber = value => Math.abs(value) >= 1000 ? value.toLocaleString('en-US', { maximumFractionDigits: 0 }) : String(Number(value.toPrecision(3)));

function formatBytes(value) {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.abs(value) * 1.0005) / 3)));
  return value === 0 ? '0 B' : `${formatNumber(value / 1000 ** power)} ${names[power]}`;
}

// The unit is UCUM: "s", "By", "1", "1/s", "{request}" and so on.
function formatValue(value, unit) {
  if (value == null) return '–';
  if (unit === 's') return Math.abs(value) < 0.9995 ? `${formatNumber(value * 1000)} ms` : `${formatNumber(value)} s`;
  if (unit === 'ms') return formatMs(value);
  if (unit === 'By') return formatBytes(value);
  if (unit === 'By/s') return `${formatBytes(value)}/s`;
  if (unit === '1') return `${formatNumber(value * 100)}%`;
  if (unit === '%') return `${formatNumber(value)}%`;
  return unit?.endsWith('/s') ? `${formatNumber(value)}/s` : formatNumber(value);
}

function formatPeriod(seconds) {
  const units = [[86400, 'day'], [3600, 'hour'], [60, 'minute']];
  const [size, word] = units.find(([size]) => seconds % size === 0) ?? [1, 'second'];
  return plural(seconds / size, word);
}

// Local time of unix seconds: 12:30 with length 5, 12:30:05 with 8, 12:30:05.123 with 12.
function formatClock(seconds, length = 8) {
  const date = new Date(seconds * 1000), two = number => String(number).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`.slice(0, length);
}

// Indents JSON without reading it, so that long numbers stay exact.
function indentJson(text) {
  let depth = 0;
  const newLine = change => '\n' + '  '.repeat(Math.max(0, Math.min(depth += change, 20)));
  const rules = { '{': () => '{' + newLine(1), '[': () => '[' + newLine(1), '}': () => newLine(-1) + '}', ']': () => newLine(-1) + ']', ',': () => ',' + newLine(0), ':': () => ': ' };
  return text.replace(/"(?:\\.|[^"\\])*"|[{[]\s*[}\]]|[{[\]},:]|\s+/g, token => rules[token]?.() ?? (token[0] === '"' ? token : token.replace(/\s+/, '')));
}
