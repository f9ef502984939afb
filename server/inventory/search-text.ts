import { pinyin } from 'pinyin-pro'

/** The first letters of the syllables of a Chinese text, lower case: 公交线路 → gjxl. Other characters stay as they are. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
}

/** What an asset is found by: its name, its code, and the initials of its name. */
export function searchText(name: string, code: string): string {
  return `${name} ${code} ${initialsOf(name)}`.toLowerCase()
}
