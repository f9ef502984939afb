/** So many files are one upload at most: as many as the scanner unpacks of an archive. */
export const MOST_TOGETHER = 1000

/** The name of a file without its folder, ending, numbers and dates: what stays the same from month to month. */
export function stemOfName(name: string): string {
  const bare = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/(\.[A-Za-z]{2,7}){1,2}$/, '')
  return bare
    .normalize('NFC')
    .replace(/第?\d+(年|月|日|号|季度|期|批|周)?|第?[一二三四五六七八九十]+(年|月|日|季度|期|批|周)/g, '')
    .replace(/^[\s_\-.()（）]+|[\s_\-.()（）]+$/g, '')
    .replace(/[\s_\-.]{2,}/g, '_')
}

/** What names that are alike have in common: folder, stem and ending. */
export function keyOfName(name: string): string {
  return [name.replace(/[^\\/]*$/, ''), stemOfName(name), endingOf(name)].join('\n')
}

/**
 * Puts together what may be parts of one dataset by its name: one folder, one ending, and the same but for numbers and dates. What is like
 * no other, has nothing but numbers for a name, or is an archive of whatever files, comes alone.
 */
export function groupByName<T extends { readonly name: string }>(files: readonly T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const [at, file] of files.entries()) {
    const key = stemOfName(file.name) === '' || isArchive(file.name) ? String(at) : keyOfName(file.name)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

/** What is proposed to be sent as one: files alike by their names, unless they are more than one upload may be. */
export function proposedTogether<T extends { readonly name: string }>(files: readonly T[]): T[][] {
  return groupByName(files).flatMap((group) => (group.length > MOST_TOGETHER ? group.map((file) => [file]) : [group]))
}

/** Whether it is an archive, or packed in a way that is not read within another, by its ending. */
export const isArchive = (name: string): boolean => /\.(zip|rar|7z|tar|tgz|tar\.gz|bz2|xz)$/i.test(name)

/** Packing does not make another kind of file. */
const endingOf = (name: string): string => /\.([^.\\/]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''

const ENDINGS = /(\.(csv|tsv|txt|xlsx?|xlsm|json|jsonl|ndjson|geojson|parquet|sql|gz))+$/
const WHEN =
  /(19|20)\d\d([-_.年/]?(1[0-2]|0?[1-9])([-_.月/]?(3[01]|[12]\d|0?[1-9])(?!\d)日?)?(?!\d)月?)?|(上|下)半年|年度?|第?[一二三四1-4]季度|q[1-4]|副本|copy|[(（]\d+[)）]/g

/** A name without year, month, ending, case and separators, as the platform knows last year's file again by (`name_stem`). */
export function nameStem(name: string): string {
  const bare = name.toLowerCase().replace(ENDINGS, '')
  return bare.replace(WHEN, '').replace(/[\s_.,，、()（）[\]【】-]+/g, '') || bare
}

/** The same of the name of a file; null for the name of a sheet or a table, which stands by itself. */
export function yearlessName(name: string): string | null {
  return ENDINGS.test(name.toLowerCase()) || /[\\/]/.test(name) ? nameStem(name) : null
}
