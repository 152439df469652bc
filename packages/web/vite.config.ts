/** The page as static files: hashed names, no inline script or style, so that a strict Content-Security-Policy holds. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  base: './',
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // A page that is open, or a server that runs, still asks for the files of its own build: the server clears them later.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The look-up's worker carries the engine and its registry: large on purpose, and loaded only when somebody looks up.
    chunkSizeWarningLimit: 2_000,
  },
  worker: { format: 'es' },
})
