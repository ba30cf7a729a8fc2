'use strict';

// The start report.

async function showReport() {
  const report = await getJson('report').catch(() => null);
  const failure = () => create('div', {}, create('h2', {}, 'Report'), create('p', { role: 'alert' }, 'The report did not load. Open this view again to retry.'));
  byId('view-report').replaceChildren(report ? createReport(report) : failure());
  showOutputs();
}

function createReport(report) {
  const parts = copyTemplate('report-template');
  const state = report.isEnabled ? 'enabled' : `disabled: ${report.disabledReason ?? 'no reason given'}`;
  parts.facts.append(createFacts([['Observability', state], ['Service', report.service], ['Version', report.version ?? 'none'], ['Environment', report.environment], ['Platform', report.platform ?? 'none detected'],
    ['Logs', report.logs], ['Metrics', report.metrics], ['Traces', report.traces], ['Sampler', report.sampler], ['Propagators', report.propagators && String(report.propagators)], ['Redaction', report.redaction ? 'on' : 'off']]));
  parts.files.hidden = report.files.length === 0;
  parts.filesProblem.hidden = report.filesProblem == null;
  parts.filesProblem.textContent = `Not all files can be made. ${report.filesProblem}`;
  parts.cost.textContent = describeCost(report.cost);
  parts.problems.append(...listItems(report.problems));
  parts.problems.hidden = report.problems.length === 0;
  parts.noProblems.hidden = report.problems.length > 0;
  fillSettings(parts, report.settings);
  return parts.element;
}

function describeCost({ metrics, metricDollars, alarmDollars, dashboardDollars, prices }) {
  const dollars = amount => `$${amount.toFixed(2)}`;
  return `In CloudWatch, about ${plural(metrics, 'metric')} so far in embedded metric format cost ${dollars(metricDollars)} a month, the alarms ${dollars(alarmDollars)} and the dashboard ${dollars(dashboardDollars)} (${prices}).`;
}

function fillSettings({ settings: box, filter, count }, settings) {
  const sorted = [...settings].sort((one, other) => (one.source === 'default') - (other.source === 'default') || one.key.localeCompare(other.key, 'en', { numeric: true }));
  const table = createTable('Settings', ['Setting', 'Value', 'Source'], sorted.map(({ key, value, source }) => [key, String(value ?? 'not set'), source]));
  const rows = [...table.tBodies[0].rows];
  const show = () => {
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(filter.value.trim().toLowerCase());
    count.textContent = `${rows.filter(row => !row.hidden).length} of ${plural(rows.length, 'setting')}`;
  };
  rows.forEach((row, index) => row.classList.toggle('changed', sorted[index].source !== 'default'));
  filter.addEventListener('input', show);
  show();
  box.append(table);
}

// The outputs come with `data`, so they change while the report is open.
function showOutputs() {
  const box = byId('outputs'), outputs = page.data?.outputs ?? [], key = JSON.stringify(outputs);
  if (!box || box.shown === key) return;
  box.shown = key;
  const lost = output => [output.lost, ...Object.entries(output.lostByReason ?? {}).map(([reason, count]) => `${reason}: ${count}`)].join('; ');
  box.replaceChildren(outputs.length === 0 ? 'No outputs.' : createTable('Outputs', ['Output', 'Target', 'Produced', 'Sent', 'Lost', 'Waiting', 'Failure'], outputs.map(output =>
    [output.name, output.target ?? 'none', formatNumber(output.produced), formatNumber(output.sent), lost(output), formatNumber(output.waiting), output.failure ?? 'none'])));
}
