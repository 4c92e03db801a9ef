// The fonts in parts, so that a page fetches only the letters it has: Western Europe, the rest of Europe's Latin letters, all others.
// Kerning, accents, figures of one width and the forms of a language stay; small capitals, swashes and the like, which no page asks for, go.
import fontverter from 'fontverter';
import { readFileSync } from 'node:fs';
import subset from 'subset-font';

const features = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum'];

/** Name of a part, its letters as in theme.css, and which of the package's files has them. */
export const parts = [
  ['latin', 'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+FEFF,U+FFFD', 'latin'],
  ['latin-europe', 'U+100-130,U+132-151,U+154-17F,U+218-21B,U+1E9E', 'latin-ext'],
  ['latin-ext', 'U+180-217,U+21C-2BA,U+2BD-2C5,U+1E00-1E9D,U+1E9F-1EFF,U+20A0-20AB,U+20AD-20C0', 'latin-ext'],
];

// A part of a font is a changed font, and 'Source' is a name that the OFL reserves for the unchanged one (OFL 1.1, 3): as long, so that the table of names keeps its places.
const otherNames = [['Source Sans 3', 'Woordhouder 3'], ['SourceSans3', 'Woordhouder']];

const letters = ranges => ranges.split(',').flatMap(range => {
  const [from, to = from] = range.slice(2).split('-').map(hex => parseInt(hex, 16));
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}).join('');

const utf16 = text => Buffer.from(text, 'utf16le').swap16();

/** Replaces in the table of names alone. */
function renamed(font) {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue;
    const table = font.subarray(font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12));
    for (const [old, own] of otherNames)
      for (const [from, to] of [[Buffer.from(old), Buffer.from(own)], [utf16(old), utf16(own)]])
        for (let at = table.indexOf(from); at >= 0; at = table.indexOf(from, at + to.length)) to.copy(table, at);
  }
  return font;
}

/** The file of one part. The same input gives the same bytes. */
export async function partOf(path, ranges) {
  const plain = await subset(readFileSync(path), letters(ranges), { targetFormat: 'truetype', keepFeatures: features });
  return Buffer.from(await fontverter.convert(renamed(Buffer.from(plain)), 'woff2'));
}
