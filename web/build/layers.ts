import type { Plugin } from 'vite';

const LAYERS = '@layer reset,base,components,screens;';

/**
 * Names the layers at the head of every style sheet. Their order is that of their first appearance, and the build decides which sheet a page
 * loads first: one of a component before the tokens would put the reset above the components.
 */
export function layers(): Plugin {
  return {
    name: 'studymate-layers',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.css') && typeof file.source === 'string') file.source = LAYERS + file.source;
        }
      },
    },
  };
}
