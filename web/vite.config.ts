import { defineConfig } from 'vitest/config';
import { layers } from './build/layers.ts';
import { offline } from './build/offline.ts';

// The API of a developer's machine: `dotnet run --project api` unless told otherwise.
const api = process.env['STUDYMATE_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [layers(), offline()],
  build: {
    outDir: '../artifacts/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The Content-Security-Policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: api },
      '/hubs': { target: api, ws: true },
      '/openapi': { target: api },
      '/admin': { target: api },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
