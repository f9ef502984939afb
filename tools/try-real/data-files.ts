import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Every file below a folder that could be data, in order; notes and labels beside the data are left out. */
export function dataFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && !/\.(md|txt)$/i.test(e.name) && e.name !== 'labels.csv')
    .map((e) => path.join(e.parentPath, e.name))
    .sort()
}
