// Opens each file at two widths in two schemes, and prints it; ends with 1 where anything is wrong.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
let wrong = 0;
const tell = (file, what) => { wrong += 1; console.log(`${file}: ${what}`); };

for (const file of process.argv.slice(2)) {
    for (const colorScheme of ['light', 'dark']) {
        for (const width of [1280, 390]) {
            // Only the checker needs a script; the policy of the file is looked at below.
            const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
            const page = await context.newPage();
            page.on('request', (request) => request.url().startsWith('file:') || tell(file, `asks for ${request.url()}`));
            await page.goto(`file://${file}`);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (over > 0) tell(file, `${over} pixels wider than ${width}`);
            await page.evaluate(() => document.querySelectorAll('details').forEach((part, place) => { part.open = place < 60; }));
            await page.evaluate(axe);
            const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
            for (const { id, nodes } of found.violations) tell(file, `${width} ${colorScheme}: ${id}, ${nodes.length}: ${nodes[0].html}`);
            await context.close();
        }
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const refused = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`file://${file}`);
    if (refused.length > 0) tell(file, `the policy refuses its own: ${refused[0]}`);
    const marking = await page.locator('header.marking .label').textContent();
    const pdf = file.replace(/html$/, 'pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    await context.close();
    let text;
    try {
        text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    } catch {
        console.log('skipped: pdftotext is not here, so that printed pages are not read');
        continue;
    }
    const pages = text.split('\f').slice(0, -1);
    const bare = pages.findIndex((lines) => {
        const said = lines.split('\n').filter((line) => line.trim() !== '');
        return !said[0].includes(marking) || !said.at(-1).includes(marking) && !said.at(-2).includes(marking);
    });
    if (bare >= 0) tell(file, `page ${bare + 1} of ${pages.length} lacks its marking`);
    console.log(`${file.split('/').pop()}: ${pages.length} pages, ${marking}`);
}
await browser.close();
process.exit(wrong > 0 ? 1 : 0);
