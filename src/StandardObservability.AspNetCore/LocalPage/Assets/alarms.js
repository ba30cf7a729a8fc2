'use strict';

// Alarms and the banner that names them.

const alarmOrder = ['firing', 'pending', 'suppressed', 'ok', 'unknown'];
const byState = (one, other) => alarmOrder.indexOf(one.state) - alarmOrder.indexOf(other.state);
const stateOf = id => page.data?.alarms.find(alarm => alarm.id === id) ?? { id, state: 'unknown', conditions: [] };

// A pending alarm tells about the condition that has the most periods to go.
function stateWords({ state, conditions }) {
  if (state !== 'pending' || conditions.length === 0) return state;
  const [slowest] = [...conditions].sort((one, other) => (other.needed - other.breaching) - (one.needed - one.breaching));
  return `pending: ${slowest.breaching} of ${plural(slowest.needed, 'period')}`;
}

function conditionWords({ comparison, threshold, unit, periodSeconds }, now) {
  const value = now?.value == null ? 'no value yet' : formatValue(now.value, unit);
  const count = now ? ` True in ${now.breaching} of the last ${plural(now.periods, 'period')}; ${now.needed} needed.` : '';
  return `Now ${value}. The condition is: ${comparison} ${formatValue(threshold, unit)} over ${formatPeriod(periodSeconds)}.${count}`;
}

function createAlarmCard(alarm) {
  const card = copyTemplate('alarm-template'), looks = alarm.firstLooks ?? [];
  const filter = /error|availability/i.test(alarm.id) ? 'failed' : 'slowest';
  card.element.dataset.alarm = alarm.id;
  card.title.textContent = alarm.id;
  card.severity.textContent = `severity: ${alarm.severity}`;
  card.meaning.textContent = alarm.meaning;
  card.conditions.append(...listItems(alarm.conditions.map(() => '')));
  card.looks.hidden = looks.length === 0;
  card.firstLooks.append(...listItems(looks));
  card.buttons.append(createButton(`Show the ${filter} requests`, () => { location.hash = `#requests=${filter}`; }), createCopyButton('Copy as Markdown', () => alarmMarkdown(alarm)));
  return { alarm, ...card };
}

function showAlarms() {
  const list = byId('alarm-list'), focused = document.activeElement;
  for (const { alarm, element, state, conditions } of page.alarms.values()) {
    const now = stateOf(alarm.id);
    setText(state, stateWords(now));
    setAttribute(element, 'data-state', now.state);
    alarm.conditions.forEach((condition, index) => setText(conditions.children[index], conditionWords(condition, now.conditions[index])));
  }
  matchChildren(list, [...page.alarms.keys()].map(stateOf).sort(byState), now => now.id, now => page.alarms.get(now.id).element);
  if (focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

function showBanner() {
  const open = page.data.alarms.filter(alarm => alarm.state === 'firing' || alarm.state === 'pending').sort(byState);
  const firing = open.filter(alarm => alarm.state === 'firing').length;
  matchChildren(byId('banner'), open, alarm => `${alarm.state} ${alarm.id}`, ({ id, state }) =>
    create('a', { href: `#alarms=${encodeURIComponent(id)}`, 'data-state': state }, `Alarm ${state}: ${id}`));
  document.title = `${firing ? `(${firing} firing) ` : ''}${page.model.service} – Observability`;
}
