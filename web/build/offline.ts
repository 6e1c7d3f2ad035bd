import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const PAGE = 'index.html';
const STUDENT = 'src/student/StudentApp.tsx';
const WORKER = 'src/student/offline/sw.ts';

/**
 * Builds the service worker to /sw.js and tells it what a student's first load consists of: the page, what it imports at once, and the
 * student's part, with their styles, fonts and pictures. Nothing of the staff's.
 */
export function offline(): Plugin {
  return {
    name: 'studymate-offline',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: PAGE, sw: WORKER },
          output: { entryFileNames: (chunk: { name: string }) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
        },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return this.error('The service worker was not built.');
        if (worker.imports.length > 0) return this.error(`The service worker must stand alone, but imports ${worker.imports.join(', ')}.`);
        const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(PAGE));
        if (entry === undefined) return this.error('The page has no script.');
        const files = ['/' + PAGE, '/favicon.svg', '/manifest.webmanifest', ...firstLoad(bundle).map((name) => '/' + name)];
        const shell = { version: versionOf(files, bundle[PAGE]), page: '/' + PAGE, entry: '/' + entry.fileName, files };
        worker.code = `const STUDYMATE_SHELL=${JSON.stringify(shell)};\n${worker.code}`;
      },
    },
  };
}

/** Hashed names stand for their contents; the page's name does not. */
function versionOf(files: readonly string[], page: Rolldown.OutputBundle[string] | undefined): string {
  const html = page?.type === 'asset' ? page.source : '';
  return createHash('sha256').update(files.join('\n')).update(html).digest('hex').slice(0, 16);
}

function firstLoad(bundle: Rolldown.OutputBundle): readonly string[] {
  const names = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || names.has(name)) return;
    names.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) names.add(file);
    chunk.imports.forEach(visit);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && (chunk.facadeModuleId?.endsWith(PAGE) || chunk.facadeModuleId?.endsWith(STUDENT))) visit(chunk.fileName);
  }
  for (const name of [...names]) for (const font of fontsOf(bundle[name])) names.add(font);
  return [...names].sort();
}

/** What a style sheet asks for. */
function fontsOf(file: Rolldown.OutputBundle[string] | undefined): readonly string[] {
  if (file?.type !== 'asset' || !file.fileName.endsWith('.css')) return [];
  const css = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
  return Array.from(css.matchAll(/url\(["']?\/(assets\/[^"')]+)["']?\)/g), (match) => match[1] ?? '');
}
