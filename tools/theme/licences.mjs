// The notices that EUPL-1.2 (art. 5) and OFL-1.1 (2) ask to travel with every copy.
import { readFileSync } from 'node:fs';

const read = (packages, path) => readFileSync(new URL(path, packages), 'utf8').trim();

/** Every copyright line in a stylesheet, once. */
const holdersIn = css => [...new Set([...css.matchAll(/Copyright \(c\) [^\n*]+/g)].map(match => match[0].trim()))].sort();

export function licences(packages, utrecht, versions) {
  const eupl = read(packages, '@utrecht/component-library-css/LICENSE.md').replace(/^# /, '## ');
  const ofl = read(packages, '@fontsource/literata/LICENSE');
  const oflText = ofl.slice(ofl.indexOf('-----------'));
  return `# Licences of the files in this folder

Written by \`tools/theme/build.mjs\`; do not edit.

| Files | From | Licence |
|---|---|---|
| \`utrecht.css\` | @utrecht/component-library-css ${versions.utrecht} | EUPL-1.2 |
| \`ma.css\` | @nl-design-system-community/ma-design-tokens ${versions.ma} | EUPL-1.2 |
| \`fonts/source-sans-3-*.woff2\` | @fontsource-variable/source-sans-3 ${versions.sans} | OFL-1.1 |
| \`fonts/literata-*.woff2\` | @fontsource/literata ${versions.serif} | OFL-1.1 |
| \`theme.css\`, \`parts.css\`, \`print.css\`, \`icon.svg\` | Woordhouder | EUPL-1.2 |

**Changed:** \`utrecht.css\` and \`ma.css\` are the originals of the versions above without the rules, custom properties and comments that this product does
not use (November 2026 and later; the history of this repository has the dates). The fonts are the originals in
parts, with the letters and features that pages use; those of Source Sans 3 call themselves "Woordhouder 3", since 'Source' is a name reserved for the original.

## Copyright of the stylesheets

${holdersIn(utrecht).map(line => `- ${line}`).join('\n')}
- The design tokens: the makers of @nl-design-system-community/ma-design-tokens (NL Design System community)

Licensed under the EUPL.

## Copyright of the fonts

- Source Sans 3: Copyright 2010-2020 Adobe, with Reserved Font Name 'Source'. All Rights Reserved. Source is a trademark of Adobe in the United States and/or other countries.
- Literata: Copyright 2017 The Literata Project Authors

${eupl}

## SIL Open Font License 1.1

${oflText.replace(/^-+\n/gm, '')}
`;
}
