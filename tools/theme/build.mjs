// Writes ma.css, utrecht.css, fonts and licence notices into wwwroot/theme. `--check` writes nothing and fails when a committed file is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { partOf, parts } from './fonts.mjs';
import { licences } from './licences.mjs';
import { purgeRules, purgeTokens } from './purge.mjs';
import { keeper, textsBelow } from './used.mjs';

const here = new URL('./', import.meta.url);
const packages = new URL('node_modules/', here);
const source = fileURLToPath(new URL('../../src/', here));
const theme = new URL('../../src/Woordhouder.Web/wwwroot/theme/', here);
const read = path => readFileSync(new URL(path, packages), 'utf8');
const version = name => JSON.parse(read(`${name}/package.json`)).version;

const names = {
  utrecht: '@utrecht/component-library-css', ma: '@nl-design-system-community/ma-design-tokens',
  sans: '@fontsource-variable/source-sans-3', serif: '@fontsource/literata',
};
const versions = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, version(name)]));
const own = ['theme.css', 'parts.css', 'print.css'].map(name => readFileSync(new URL(name, theme), 'utf8'));
const pages = textsBelow(source, ['.cshtml', '.cs']);

const library = read(`${names.utrecht}/dist/index.css`);
const utrecht = purgeRules(library, keeper([...pages, ...own]));
const tokens = purgeTokens(read(`${names.ma}/dist/theme.css`), '.ma-theme', [utrecht, ...own, ...pages]);
const notice = (name, number) => `/* ${name} ${number}, EUPL-1.2, without what this product does not use: see LICENSES.md. Written by tools/theme. */\n`;

const outputs = [
  ['utrecht.css', Buffer.from(notice(names.utrecht, versions.utrecht) + utrecht)],
  ['ma.css', Buffer.from(notice(names.ma, versions.ma) + tokens.css)],
  ['LICENSES.md', Buffer.from(licences(packages, library, versions))],
  // A part is fetched by the browser only when a page has its letters (unicode-range in theme.css).
  // The text has every weight, headings have one: a third of the size of all of them.
  ...await Promise.all(parts.flatMap(([part, ranges, from]) => [
    ['@fontsource-variable/source-sans-3', 'source-sans-3', 'wght-normal'],
    ['@fontsource/literata', 'literata', '600-normal'],
  ].map(async ([font, name, kind]) => [`fonts/${name}-${part}-${kind}.woff2`, await partOf(new URL(`${font}/files/${name}-${from}-${kind}.woff2`, packages), ranges)]))),
];

const checking = process.argv.includes('--check');
const stale = [];
mkdirSync(new URL('fonts/', theme), { recursive: true });
for (const [name, content] of outputs) {
  const path = new URL(name, theme);
  if (existsSync(path) && readFileSync(path).equals(content)) continue;
  stale.push(name);
  if (!checking) writeFileSync(path, content);
}

for (const [name, content] of outputs.filter(([name]) => name.endsWith('.css')))
  console.log(`${name}: ${content.length} bytes, ${gzipSync(content, { level: 9 }).length} gzipped`);
console.log(`tokens: ${tokens.kept} of ${tokens.of}`);
if (checking && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run build`);
  process.exitCode = 1;
}
