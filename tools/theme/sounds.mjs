// Writes the three sounds of the desk: 8-bit mono, 11,025 Hz. Told apart by rhythm and direction, not by pitch alone: one tick, two rising, two low.
import { mkdirSync, writeFileSync } from 'node:fs';

const rate = 11025;
const folder = new URL('../../src/Woordhouder.Web/wwwroot/sounds/', import.meta.url);

/** A tone with soft edges (a hard edge clicks). A little of the third harmonic lets a small laptop speaker render the low ones. */
function tone(hertz, milliseconds, harmonic) {
  const length = Math.round(rate * milliseconds / 1000);
  const edge = Math.round(rate * 0.006);
  return Array.from({ length }, (_, i) => {
    const angle = 2 * Math.PI * hertz * i / rate;
    const envelope = Math.min(1, i / edge, (length - i) / edge);
    return envelope * (Math.sin(angle) + harmonic * Math.sin(3 * angle)) / (1 + harmonic);
  });
}

const pause = milliseconds => Array(Math.round(rate * milliseconds / 1000)).fill(0);

function wav(samples) {
  const data = Buffer.from(samples.map(sample => Math.round(128 + sample * 100)));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

const sounds = {
  ok: tone(1568, 70, 0),
  route: [...tone(784, 110, 0), ...pause(30), ...tone(1175, 150, 0)],
  no: [...tone(233, 160, 0.5), ...pause(70), ...tone(208, 220, 0.5)],
};

mkdirSync(folder, { recursive: true });
for (const [name, samples] of Object.entries(sounds)) {
  const file = wav(samples);
  writeFileSync(new URL(`${name}.wav`, folder), file);
  console.log(`${name}.wav: ${file.length} bytes`);
}
