import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf, isFresh } from './stamps.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** What is made of the sources after the packages are there: the script that makes it, what it is made of, where its stamp lies. */
export const builds = {
  engine: {
    script: 'build-engine.mjs',
    stamp: 'dist/scanner/.bootstrap',
    sources: ['scanner/engine/wasm', 'tools/build-engine.mjs', 'package-lock.json'],
    zh: '正在构建扫描引擎 …',
    en: 'building the engine of the scanner …',
  },
  web: {
    script: 'build-web.mjs',
    stamp: 'dist/web/.bootstrap',
    sources: [
      'web',
      'law',
      'contract',
      'vite.config.ts',
      'tools/build-web.mjs',
      'tools/build-checker.mjs',
      'package-lock.json',
      'tsconfig.web.json',
    ],
    zh: '正在构建网页 …',
    en: 'building the web pages …',
  },
  server: {
    script: 'build-server.mjs',
    stamp: 'dist/server/.bootstrap',
    sources: ['server', 'law', 'contract', 'tools/build-server.mjs', 'package-lock.json'],
    zh: '正在整理服务端代码 …',
    en: 'putting the server together …',
  },
}

/** The hash a build's stamp holds when it was made of the sources as they are now. */
export const wantedOf = (build) => hashOf(root, build.sources, '')

/** Whether a build is there and up to date. */
export const isBuilt = (build) => isFresh(path.join(root, build.stamp), wantedOf(build))
