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
      ssr: true,
      outDir: 'dist/server',
      target: 'node24',
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: ['src/main.ts', 'src/furnish.ts'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
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
    plugins: [react(), withoutEval()],
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

/**
 * Schemas that try to compile themselves are noted as a breach of the content policy, although they do without. They
 * are told before the first of them is made, and that is before any module of ours can speak.
 */
function withoutEval(): Plugin {
  const config = '.__zod_globalConfig = {}'
  return {
    name: 'without-eval',
    transform: {
      filter: { id: /zod\/v4\/core\/core\.js/ },
      handler(code) {
        if (!code.includes(config)) this.error('zod keeps its configuration elsewhere now')
        return code.replace(config, '.__zod_globalConfig = { jitless: true }')
      },
    },
  }
}
