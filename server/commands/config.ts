import path from 'node:path'
import { readConfig, type Config } from '#server/config.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The configuration the platform itself would start with here. */
export function commandConfig(): Config {
  return readConfig(process.env, root)
}
