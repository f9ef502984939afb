import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const types = {
  'public.css': 'text/css; charset=utf-8',
  'check.js': 'text/javascript; charset=utf-8',
  'fold.js': 'text/javascript; charset=utf-8',
} as const

/** The files beside the pages: the style sheet, which every page carries in its head, and the scripts of the certificate check and of long pages. */
type AssetName = keyof typeof types
export type Asset = { readonly type: string; readonly content: Buffer; readonly version: string }

const folder = path.join(import.meta.dirname, 'assets')

/** The files, read once at the start; the version is taken from the content. */
export const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(types).map(([name, type]) => {
    const content = readFileSync(path.join(folder, name))
    return [name, { type, content, version: createHash('sha256').update(content).digest('hex').slice(0, 12) }]
  }),
)

/** The style sheet: it stands in the page, since asking for it apart costs a slow line longer than its three kilobytes do. */
export const styleSheet = assets.get('public.css')!.content.toString('utf8')

/** The address of a file, which changes with its content so that browsers may keep it. */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)!.version}`
}
