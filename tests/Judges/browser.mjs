// Drives Debian's Chromium. Standard input: {"browser": path, "steps": [...]}. Standard output: {"results": [...], "errors": [...], "requests": [...]}.
// Each step has one result, null where there is nothing to return. Errors are those of the console and of the page; requests are all URLs that the page loaded.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const input = JSON.parse(readFileSync(0, 'utf8'));
const errors = [];
const requests = [];

const browser = await chromium.launch({ executablePath: input.browser, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'] });
const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: false });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
page.on('console', m => { if (m.type() === 'error') errors.push(m.text()); });
page.on('pageerror', e => errors.push(String(e)));
page.on('request', r => requests.push(r.url()));

const ops = {
  goto: s => page.goto(s.url, { waitUntil: 'domcontentloaded' }).then(r => r?.status()),
  size: s => page.setViewportSize({ width: s.width, height: s.height }),
  media: s => page.emulateMedia({ colorScheme: s.colorScheme, reducedMotion: s.reducedMotion }),
  wait: s => page.waitForSelector(s.selector).then(() => null),
  // Not waitForFunction: it compiles code in the page, which a content policy forbids.
  waitFor: async s => {
    const end = Date.now() + 20_000;
    while (!(await page.evaluate(s.expression))) {
      if (Date.now() > end) throw new Error(`not true within 20 s; the page has: ${(await page.innerText('body')).slice(0, 2000)}`);
      await page.waitForTimeout(100);
    }
  },
  click: s => page.click(s.selector),
  fill: s => page.fill(s.selector, s.text),
  press: s => page.keyboard.press(s.key),
  evaluate: s => page.evaluate(s.expression),
  sleep: s => page.waitForTimeout(s.ms),
  screenshot: s => page.screenshot({ path: s.path, fullPage: s.fullPage ?? false }).then(() => null),
  // The content policy of a page forbids scripts of others, so axe-core runs in an isolated world.
  axe: async () => {
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await session.send('Runtime.evaluate', { contextId: executionContextId, expression: axeSource });
    const answer = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
      expression: 'axe.run(document, { resultTypes: ["violations"] }).then(r => r.violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html).slice(0, 3).join(" | ")})`))',
    });
    await session.detach();
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  },
};

const results = [];
try {
  for (const step of input.steps) {
    try {
      results.push((await ops[step.op](step)) ?? null);
    } catch (e) {
      throw new Error(`Step ${results.length} (${JSON.stringify(step)}) failed: ${e.message}`);
    }
  }
  process.stdout.write(JSON.stringify({ results, errors, requests }));
} finally {
  await browser.close();
}
