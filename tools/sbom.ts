import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findPackages, licencesOf, sbomOf, whyNotLicence } from './sbom/packages.ts'

const root = path.resolve(import.meta.dirname, '..')
const out = path.join(root, 'dist', 'sbom')
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string; version: string }

/** Writes what the platform is made of: `dist/sbom/bom.cdx.json` (CycloneDX 1.6) and `dist/sbom/licences.md`, with every licence text that came along. */
const packages = findPackages(root)
mkdirSync(out, { recursive: true })
writeFileSync(path.join(out, 'bom.cdx.json'), `${JSON.stringify(sbomOf({ name, version }, packages), null, 1)}\n`)
writeFileSync(path.join(out, 'licences.md'), licencesOf(root, packages))
const refused = packages.flatMap((each) => whyNotLicence(each) ?? [])
process.stdout.write(
  `${packages.length} packages, ${packages.filter(({ isDev }) => !isDev).length} of them shipped\n${path.relative(root, out)}/bom.cdx.json\n${path.relative(root, out)}/licences.md\n${refused.map((each) => `${each}\n`).join('')}`,
)
process.exitCode = refused.length > 0 ? 1 : 0
