import { Unreadable } from '#scanner/faults.ts'
import { SharedStrings } from '#scanner/sources/xlsx-strings.ts'
import { Styles } from '#scanner/sources/xlsx-styles.ts'
import { tagCode, XmlBytes } from '#scanner/sources/xml-bytes.ts'
import { inflateEntry } from '#scanner/sources/zip.ts'
import type { Workbook } from '#scanner/sources/xlsx-sheet.ts'
import type { XmlListener } from '#scanner/sources/xml-bytes.ts'
import type { Source } from '#scanner/sources/source.ts'
import type { ZipEntry } from '#scanner/sources/zip.ts'

const [SHEET, WORKBOOK_PR, RELATIONSHIP, NAME, STATE, ID, TARGET, TYPE, DATE_1904] = [
  'sheet',
  'workbookPr',
  'Relationship',
  'name',
  'state',
  'id',
  'Target',
  'Type',
  'date1904',
].map(tagCode) as [number, number, number, number, number, number, number, number, number]

/** A sheet as the workbook names it, and the part that holds its rows. */
export type Sheet = { name: string; hidden: boolean; part: ZipEntry }
/** The parts of a workbook in the zip: sheets in order, and what they share. */
export type Parts = { sheets: Sheet[]; is1904: boolean; strings: ZipEntry | undefined; styles: ZipEntry | undefined }

/** Runs one part of the workbook past a listener, inflated piece by piece under guard. */
export async function readPart(
  source: Source,
  entry: ZipEntry,
  listener: XmlListener,
  between: () => void | Promise<void> = () => {},
): Promise<void> {
  const xml = new XmlBytes(listener)
  for await (const chunk of inflateEntry(source.path, entry, source.limits)) {
    xml.push(chunk)
    if (xml.stopped) return
    await between()
  }
}

/** Finds the sheets of a workbook by its relationships; null when the zip holds no workbook. */
export async function findParts(source: Source, entries: readonly ZipEntry[]): Promise<Parts | null> {
  const workbook = entries.find((entry) => /^[\\/]?xl[\\/]workbook\d*\.xml$/i.test(entry.name))
  if (!workbook) return null
  const folder = workbook.name.slice(0, Math.max(workbook.name.lastIndexOf('/'), workbook.name.lastIndexOf('\\')) + 1)
  const find = (target: string): ZipEntry | undefined => partAt(entries, folder, target)
  const targets = new Map<string, string>()
  let strings: ZipEntry | undefined
  let styles: ZipEntry | undefined
  const rels = partAt(entries, folder, `_rels/${workbook.name.slice(folder.length)}.rels`)
  if (rels) {
    await readPart(source, rels, {
      close() {},
      text() {},
      open(name, xml) {
        if (name !== RELATIONSHIP || targets.size > 10_000) return
        const target = xml.attribute(TARGET) ?? ''
        const type = xml.attribute(TYPE) ?? ''
        targets.set(xml.attribute(RELATION_ID) ?? '', target)
        if (type.endsWith('/sharedStrings')) strings = find(target)
        if (type.endsWith('/styles')) styles = find(target)
      },
    })
  }
  const sheets: Sheet[] = []
  let is1904 = false
  await readPart(source, workbook, {
    close() {},
    text() {},
    open(name, xml) {
      if (name === WORKBOOK_PR) is1904 = /^(1|true)$/.test(xml.attribute(DATE_1904) ?? '')
      if (name !== SHEET || sheets.length >= 1000) return
      const part = find(targets.get(xml.attribute(ID) ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`)
      if (part)
        sheets.push({
          name: (xml.attribute(NAME) ?? '') || `Sheet${sheets.length + 1}`,
          hidden: /hidden/i.test(xml.attribute(STATE) ?? ''),
          part,
        })
    },
  })
  return { sheets, is1904, strings: strings ?? find('sharedStrings.xml'), styles: styles ?? find('styles.xml') }
}

const RELATION_ID = tagCode('Id')

/** Finds the part a relationship names, whatever the case and slashes; a path never leads outside since only entries of the zip are looked at. */
function partAt(entries: readonly ZipEntry[], folder: string, target: string): ZipEntry | undefined {
  const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
  const wanted = plain(target.startsWith('/') ? target : folder + target)
  return entries.find((entry) => plain(entry.name) === wanted)
}

/** Reads what all sheets share: strings and which styles are days. */
export async function readShared(source: Source, parts: Parts): Promise<Workbook> {
  const strings = new SharedStrings(source.limits)
  const styles = new Styles()
  if (parts.styles) await readPart(source, parts.styles, styles)
  if (parts.strings)
    await readPart(source, parts.strings, strings).catch((error: unknown) => {
      if (error instanceof Unreadable && error.fault.code !== 'broken') throw error
      source.faults.add('broken', 'error', {
        zh: '工作簿的文字表损坏，部分文字缺失',
        en: 'The table of texts in the workbook is damaged; some texts are missing',
      })
    })
  return { strings, kinds: styles.kinds, is1904: parts.is1904 }
}
