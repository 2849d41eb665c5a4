import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/**
 * Three things are built, each by its own mode (`vite build --mode server`): what Node runs, what citizens' browsers
 * load (one stylesheet and one small script with names that stay), and the application of the service halls.
 */
const BUILDS: Record<string, UserConfig> = {
  server: {
    build: {
      ssr: 'src/main.ts',
      outDir: 'dist/server',
      target: 'node24',
      minify: false,
      sourcemap: true,
      rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  },
  portal: {
    plugins: [copied('src/portal/icon.svg')],
    build: {
      outDir: 'dist/portal',
      target: 'es2019', // phones that no longer get updates
      cssTarget: 'chrome70',
      modulePreload: false,
      rollupOptions: {
        input: { portal: 'src/portal/enhance.ts', style: 'src/portal/portal.css' },
        output: { entryFileNames: '[name].js', assetFileNames: 'portal[extname]' },
      },
    },
  },
  workbench: {
    root: 'src/workbench',
    base: '/desk/',
    plugins: [react()],
    server: { proxy: { '^/(?!desk/)': 'http://127.0.0.1:8080' } },
    build: {
      outDir: '../../dist/workbench',
      target: ['chrome88', 'firefox88'], // antd's floor; office browsers follow Chromium slowly
      chunkSizeWarningLimit: 2_000,
    },
  },
}

export default defineConfig(({ mode }) => ({
  ...BUILDS[mode],
  build: { emptyOutDir: true, ...BUILDS[mode]?.build },
}))

/** A file that goes along as it is. */
function copied(file: string): Plugin {
  return {
    name: 'copied',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: basename(file), source: readFileSync(file) })
    },
  }
}
