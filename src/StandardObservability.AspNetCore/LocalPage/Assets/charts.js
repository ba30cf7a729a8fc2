'use strict';

// Widgets: the history of their lines, their numbers and their charts.

// ---- History of the charts ----

// Adds the new steps to every line; true when there are any. Steps that we have already are replaced.
function addHistory({ from, to, widgets }) {
  const { step, window } = page.model;
  const count = Math.max(0, Math.min(Math.round((to - from) / step), Math.ceil(window / step)));
  const first = to - (count - 1) * step;
  while (page.times.length > 0 && page.times.at(-1) > first - step / 2) page.times.pop();
  const kept = page.times.length;
  for (let index = 0; index < count; index++) page.times.push(first + index * step);
  const tooOld = page.times.filter(time => time <= to - window).length;
  page.times.splice(0, tooOld);
  for (const [id, { lines }] of page.widgets) addToLines(lines, widgets[id] ?? [], kept, count, tooOld);
  page.to = to;
  return count > 0;
}

function addToLines(lines, received, kept, count, tooOld) {
  const news = new Map(received.map(line => [line.label, line]));
  for (const label of news.keys()) if (!lines.has(label)) lines.set(label, { values: new Array(kept).fill(null) });
  for (const [label, line] of lines) {
    const values = news.get(label)?.values ?? [];
    line.last = news.get(label)?.last ?? null;
    line.values.length = kept;
    for (let index = values.length - count; index < values.length; index++) line.values.push(values[index] ?? null);
    line.values.splice(0, tooOld);
    if (!news.has(label) && line.values.every(value => value === null)) lines.delete(label);
  }
}

// ---- Widgets ----

function createSection({ title, help, widgets }, index) {
  return create('section', { 'aria-labelledby': `section-${index}` }, create('h2', { id: `section-${index}` }, title),
    help ? create('p', { class: 'help' }, help) : null, create('div', { class: 'grid' }, ...widgets.map(createWidget)));
}

function createWidget(definition) {
  const isChart = definition.view === 'lines' || definition.view === 'stacked';
  const widget = { ...copyTemplate('widget-template'), definition, isChart, lines: new Map(), plot: null, plotKey: '', isVisible: false, cursor: null };
  widget.title.textContent = definition.title;
  if (definition.meaning) widget.title.title = definition.meaning;
  widget.list.setAttribute('aria-label', `Lines of ${definition.title}`);
  widget.element.dataset.widget = definition.id;
  widget.element.widget = widget;
  page.widgets.set(definition.id, widget);
  if (isChart) visibility.observe(widget.element);
  else widget.chart.remove();
  return widget.element;
}

// With several lines one number stands for all: the sum of a stack, else the highest line, of equal ones the last.
function headlineOf({ definition, lines }) {
  const known = [...lines].reverse().filter(([, line]) => line.last !== null).sort(([, one], [, other]) => other.last - one.last);
  if (known.length === 0) return { value: null, detail: '' };
  const [label, { last }] = known[0];
  if (lines.size === 1) return { value: last, detail: label === definition.title ? '' : label };
  if (definition.view === 'stacked') return { value: known.reduce((sum, [, line]) => sum + line.last, 0), detail: 'in total' };
  return { value: last, detail: `${label} (highest)` };
}

// The raw number for tests: on the number of a widget with one line, else on each line's row.
function setRawValue(element, label, value) {
  setAttribute(element, 'data-label', label);
  setAttribute(element, 'data-value', value === null ? null : JSON.stringify(value));
}

function showNumbers(widget) {
  const { definition, lines, chart } = widget;
  const isEmpty = ![...lines.values()].some(line => line.last !== null || line.values.some(value => value !== null));
  const { value, detail } = headlineOf(widget), text = isEmpty ? 'no data yet' : formatValue(value, definition.unit);
  const [label, line] = lines.size === 1 ? [...lines][0] : [null, { last: null }];
  setText(widget.number, isEmpty ? '' : text);
  setText(widget.detail, detail);
  setRawValue(widget.number, label, line.last);
  widget.empty.hidden = !isEmpty;
  chart.hidden = isEmpty;
  widget.list.hidden = isEmpty || (definition.view === 'number' && lines.size === 1);
  showRows(widget);
  const each = [...lines].map(([label, line]) => `${label} ${formatValue(line.last, definition.unit)}`).join(', ');
  if (widget.isChart) setAttribute(chart, 'aria-label', `${definition.title}: ${text}${lines.size > 1 ? `; ${each}` : ''}`);
}

// The rows are the legend of a chart too. Under the cursor they show the values of that time.
function showRows({ definition, lines, rows, isChart, when, cursor }) {
  const labels = [...lines.keys()];
  if (!isChart) labels.sort((one, other) => (lines.get(other).last ?? -Infinity) - (lines.get(one).last ?? -Infinity));
  matchChildren(rows, labels, label => label, label => create('tr', {}, create('th', { scope: 'row' }, isChart ? create('span') : null, label || 'value'), create('td')));
  labels.forEach((label, index) => {
    const row = rows.elementsByKey.get(label), line = lines.get(label);
    setText(row.lastChild, formatValue(cursor === null ? line.last : line.values[cursor], definition.unit));
    if (isChart) row.firstChild.firstChild.className = `swatch series-${index % 8 + 1}`;
    setRawValue(row, lines.size > 1 ? label : null, lines.size > 1 ? line.last : null);
  });
  setText(when, cursor === null ? 'Last minute' : `At ${formatClock(page.times[cursor] ?? page.to)}`);
}

// ---- Charts ----

const visibility = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) target.widget.isVisible = isIntersecting;
  for (const { target } of entries) drawChart(target.widget);
}, { rootMargin: '100px' });

const sizes = new ResizeObserver(entries => {
  for (const { target, contentRect: { width } } of entries) {
    const plot = target.parentElement?.widget.plot;
    if (plot && width > 0 && Math.abs(plot.width - width) >= 1) plot.setSize({ width, height: plot.height });
  }
});

// Only charts that the reader can see are drawn.
function drawChart(widget) {
  const { chart, lines, definition } = widget;
  if (!widget.isVisible || page.times.length === 0 || chart.hidden) return;
  const key = JSON.stringify([...lines.keys()]);
  if (widget.plotKey !== key) forgetChart(widget);
  const values = [...lines.values()].map(line => line.values);
  const data = [page.times, ...(definition.view === 'stacked' ? stackLines(values) : values)];
  if (widget.plot) return widget.plot.setData(data);
  widget.plotKey = key;
  widget.plot = new uPlot(chartOptions(widget), data, chart);
  sizes.observe(chart);
}

function forgetChart(widget) {
  widget.plot?.destroy();
  Object.assign(widget, { plot: null, plotKey: '', cursor: null });
}

// Each line lies on the sum of the lines before it. A time without any value stays empty.
function stackLines(lines) {
  const sums = page.times.map((time, index) => lines.some(line => line[index] !== null) ? 0 : null);
  return lines.map(values => values.map((value, index) => sums[index] === null ? null : sums[index] += value ?? 0));
}

function chartOptions(widget) {
  const { unit, thresholds = [], view } = widget.definition, labels = [...widget.lines.keys()];
  const style = getComputedStyle(document.documentElement), color = name => style.getPropertyValue(`--${name}`).trim();
  const mark = { stroke: color('grid'), width: 1 }, thresholdColor = color('threshold');
  const axis = { stroke: color('muted'), grid: mark, ticks: { ...mark, size: 4 }, font: '11px system-ui, sans-serif' };
  return {
    width: widget.chart.clientWidth, height: 150, padding: [12, 20, 0, 0], legend: { show: false },
    cursor: { sync: { key: 'charts' }, drag: { x: false, y: false }, y: false, points: { size: 6 } },
    scales: { x: { range: timeRange }, y: { range: (plot, low, high) => valueRange(low, high, unit, thresholds) } },
    axes: [
      { ...axis, size: 26, space: 60, values: (plot, times) => times.map(time => formatClock(time, time % 60 ? 8 : 5)) },
      { ...axis, size: 62, space: 30, values: (plot, values) => values.map(value => formatValue(value, unit)) },
    ],
    series: [{}, ...labels.map((label, index) => lineOptions(color(`series-${index % 8 + 1}`), view))],
    bands: view === 'stacked' ? labels.slice(1).map((label, index) => ({ series: [index + 2, index + 1] })) : [],
    hooks: {
      draw: [plot => drawThresholds(plot, thresholds, unit, thresholdColor)],
      setCursor: [plot => showCursor(widget, plot.cursor.idx ?? null)],
    },
  };
}

// A value between two empty steps has no line to a neighbor, so it is drawn as a point.
function lineOptions(color, view) {
  const isLone = (value, index, values) => value !== null && values[index - 1] == null && values[index + 1] == null;
  const lonePoints = values => values.flatMap((value, index) => isLone(value, index, values) ? [index] : []);
  return { stroke: color, width: 1.5, fill: view === 'stacked' ? `${color}66` : undefined, points: { show: false, size: 4, fill: color, filter: (plot, series) => lonePoints(plot.data[series]) } };
}

// The charts show the whole window, or less while the service is young.
const timeRange = () => [Math.max(Math.min(page.recordingSince, page.to - 120), page.to - page.model.window), page.to];

// Zero and all thresholds are always in the picture.
function valueRange(low, high, unit, thresholds) {
  const values = [0, low ?? 0, high ?? 0, ...thresholds.map(threshold => threshold.value)];
  const bottom = Math.min(...values), top = Math.max(...values);
  return top === bottom ? [0, { s: 0.001, 1: 0.01 }[unit] ?? 1] : [bottom * 1.1, top * 1.1];
}

function drawThresholds({ ctx, bbox, valToPos }, thresholds, unit, color) {
  const ratio = devicePixelRatio, margin = 4 * ratio, right = bbox.left + bbox.width;
  ctx.save();
  Object.assign(ctx, { strokeStyle: color, fillStyle: color, lineWidth: ratio, font: `${11 * ratio}px system-ui, sans-serif`, textBaseline: 'bottom' });
  ctx.setLineDash([5 * ratio, 4 * ratio]);
  thresholds.forEach(({ label, value }, index) => {
    const y = Math.round(valToPos(value, 'y', true)), side = ['left', 'right', 'center'][index % 3];
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(right, y);
    ctx.stroke();
    ctx.textAlign = side;
    ctx.fillText(`${label} ${formatValue(value, unit)}`, { left: bbox.left + margin, right: right - margin, center: bbox.left + bbox.width / 2 }[side], y - ratio, bbox.width - 2 * margin);
  });
  ctx.restore();
}

function showCursor(widget, index) {
  if (widget.cursor === index || (index !== null && !widget.isVisible)) return;
  widget.cursor = index;
  showRows(widget);
}
