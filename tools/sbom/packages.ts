import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

type Locked = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}
/** A package the lock names: where it lies, its licence as it says itself, its digest, and whether it is only built or tested with. */
export type Package = {
  readonly place: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly integrity: string | null
  readonly resolved: string | null
  readonly isDev: boolean
  readonly isOptional: boolean
  readonly needs: readonly string[]
}

/** Licences under which a package may be shipped; the others may be built and tested with. */
export const allowed: readonly string[] = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  'OFL-1.1',
  'Zlib',
  'PostgreSQL',
]
/** Weak copyleft on the package's own files, without duty for what uses it unchanged. */
export const allowedUnchanged: readonly string[] = ['MPL-2.0']

/** Every package of the lock, once for each name and version; what is installed says its licence where the lock does not. */
export function findPackages(root: string): Package[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const found = new Map<string, Package>()
  for (const [place, locked] of Object.entries(packages)) {
    if (place === '' || locked.link || !locked.version) continue
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const key = `${name}@${locked.version}`
    const before = found.get(key)
    const isDev = (locked.dev ?? false) || (locked.devOptional ?? false)
    found.set(key, {
      place,
      name,
      version: locked.version,
      licence: locked.license ?? installedLicence(root, place),
      integrity: locked.integrity ?? null,
      resolved: locked.resolved ?? null,
      isDev: isDev && (before?.isDev ?? true),
      isOptional: locked.optional ?? false,
      needs: Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }),
    })
  }
  const pages = namesInPages(root, [...found.values()])
  return [...found.values()]
    .map((each) => (pages.has(each.name) ? { ...each, isDev: false } : each))
    .sort((a, b) => (purlOf(a) < purlOf(b) ? -1 : 1))
}

/** What every browser is sent: the packages that files of `web/` import, which are only built with here, and whatever these need. */
function namesInPages(root: string, packages: readonly Package[]): ReadonlySet<string> {
  const texts = readdirSync(path.join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(root, 'web', name), 'utf8'))
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*'((?:@[^/']+\/)?[^.#/'@][^/']*)/g)].map(([, name]) => name!),
  )
  const names = new Set(imported.filter((name) => packages.some((each) => each.name === name)))
  for (const name of names) for (const each of packages) if (each.name === name) for (const need of each.needs) names.add(need)
  return names
}

function installedLicence(root: string, place: string): string {
  const file = path.join(root, place, 'package.json')
  if (!existsSync(file)) return ''
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type?: string } }
  return typeof license === 'string' ? license : (license?.type ?? '')
}

/** Why a package's licence is not one we take, as a sentence; null when it is. Of a choice one must be allowed, of a sum each. */
export function whyNotLicence({ name, version, licence }: Pick<Package, 'name' | 'version' | 'licence'>): string | null {
  const isAllowed = (one: string) => [...allowed, ...allowedUnchanged].includes(one.trim())
  const holds = licence
    .replace(/^\((.*)\)$/, '$1')
    .split(/\s+AND\s+/)
    .every((part) =>
      part
        .replace(/^\((.*)\)$/, '$1')
        .split(/\s+OR\s+/)
        .some(isAllowed),
    )
  return licence !== '' && holds ? null : `${name}@${version}: licence ${licence || 'unknown'} is not on the list`
}

const purlOf = ({ name, version }: Pick<Package, 'name' | 'version'>) =>
  `pkg:npm/${name.startsWith('@') ? `%40${name.slice(1)}` : name}@${version}`

function hashesOf(integrity: string | null): object[] {
  const [, kind, base64] = /^(sha512|sha1|sha256|sha384)-(.+)$/.exec(integrity ?? '') ?? []
  return kind && base64 ? [{ alg: kind.replace('sha', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') }] : []
}

/** The list of parts in CycloneDX 1.6; the same packages give the same text, so that two lists can be compared. */
export function sbomOf({ name, version }: { readonly name: string; readonly version: string }, packages: readonly Package[]): object {
  const refs = new Map(packages.map((each) => [each.name, purlOf(each)]))
  const self = `pkg:npm/${name}@${version}`
  const digest = createHash('sha256').update(packages.map(purlOf).join('\n')).digest('hex')
  const serial = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': self, name, version, licenses: [{ license: { id: 'Apache-2.0' } }] },
      tools: { components: [{ type: 'application', name: 'tools/sbom.ts', version }] },
    },
    components: packages.map((each) => ({
      type: 'library',
      'bom-ref': purlOf(each),
      name: each.name,
      version: each.version,
      purl: purlOf(each),
      scope: each.isDev ? 'excluded' : each.isOptional ? 'optional' : 'required',
      licenses: [/\s(AND|OR)\s/.test(each.licence) ? { expression: each.licence } : { license: { id: each.licence } }],
      hashes: hashesOf(each.integrity),
      ...(each.resolved ? { externalReferences: [{ type: 'distribution', url: each.resolved }] } : {}),
    })),
    dependencies: packages.map((each) => ({ ref: purlOf(each), dependsOn: each.needs.flatMap((need) => refs.get(need) ?? []).sort() })),
  }
}

/** The licences of everything shipped, each with the text that came along, for whoever hands the platform on. */
export function licencesOf(root: string, packages: readonly Package[]): string {
  const shipped = packages.filter(({ isDev }) => !isDev)
  const table = packages.map(
    ({ name, version, licence, isDev }) => `| ${name} | ${version} | ${licence} | ${isDev ? '构建与测试 build, test' : '随平台 shipped'} |`,
  )
  const texts = shipped.flatMap((each) =>
    textsOf(path.join(root, each.place)).map(
      (text) => `\n## ${each.name} ${each.version}\n\n\`\`\`text\n${text.replaceAll('```', "'''").trim()}\n\`\`\`\n`,
    ),
  )
  return `# 第三方许可 · Licences of others\n\n| 软件包 Package | 版本 Version | 许可 Licence | 用途 Use |\n|---|---|---|---|\n${table.join('\n')}\n${texts.join('')}`
}

function textsOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
}
