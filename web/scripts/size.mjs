// Weighs what a student's browser loads before the first mission can be played, as the build listed it for the service worker.
// usage: node scripts/size.mjs FOLDER; fails above the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const BUDGET_KB = 120;
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: node size.mjs FOLDER');

const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
const shell = JSON.parse(/^const STUDYMATE_SHELL=(\{.*\});$/m.exec(worker)?.[1] ?? 'null');
if (shell === null) throw new Error('sw.js does not say what it keeps.');

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
let gzip = 0;
let brotli = 0;
for (const file of shell.files.filter((name) => name.endsWith('.js') || name.endsWith('.css'))) {
  const bytes = readFileSync(join(folder, file));
  const packed = { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  gzip += packed.gzip;
  brotli += packed.brotli;
  console.log(`${kb(bytes.length)} kB ${kb(packed.gzip)} gzip ${kb(packed.brotli)} br  ${file}`);
}

console.log(`Student's first load, script and style: ${(gzip / 1000).toFixed(1)} kB gzip, ${(brotli / 1000).toFixed(1)} kB Brotli; budget ${BUDGET_KB} kB`);
if (gzip > BUDGET_KB * 1000) {
  console.error(`The student's first load is above its budget of ${BUDGET_KB} kB.`);
  process.exitCode = 1;
}
