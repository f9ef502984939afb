import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const out = path.join(import.meta.dirname, 'dist/web')

/** Writes .br and .gz beside every text asset once, wherever the build goes, so that the server sends them without compressing again. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = out }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|json)$/.test(file)) continue
        const at = path.join(dir, file)
        const bytes = readFileSync(at)
        if (bytes.length < 1024) continue
        writeFileSync(
          `${at}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        )
        writeFileSync(`${at}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

/**
 * In the browser shapes are checked without compiling them from text: the policy of the page forbids that, and zod's asking whether it may
 * is reported as a breach of it. Said before zod itself is evaluated.
 */
const compileNothing = ({ moduleIds }: { readonly moduleIds: readonly string[] }): string =>
  moduleIds.some((id) => id.includes('/zod/')) ? 'globalThis.__zod_globalConfig = { jitless: true };' : ''

/** Where a development server finds the running platform. */
const platform = process.env['RONGSHU_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: 'web',
  base: '/desk/',
  plugins: [react(), precompress()],
  build: {
    outDir: out,
    assetsDir: 'built',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { intro: compileNothing } },
  },
  server: { proxy: { '/api': platform, '/notices': platform, '/register': platform, '/check': platform, '/guide': platform } },
})
