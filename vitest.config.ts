import { defineConfig } from 'vitest/config'

const rooms = ['law', 'contract', 'server', 'scanner', 'cleanroom', 'web', 'cli', 'stories', 'tools']

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['server/test/global.ts'],
    include: ['tidy.test.ts', ...rooms.map((room) => `${room}/**/*.test.{ts,tsx}`)],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**'],
    // Processes rather than threads: the native parts (passwords, PDF) are loaded once each, and a crash names its file.
    pool: 'forks',
    maxWorkers: 3,
    // Nothing is timed here: these end what hangs, on a machine that does much else besides.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // Not the city's zone, so that code which forgets to name Asia/Shanghai is noticed here.
    env: { TZ: 'UTC' },
  },
})
