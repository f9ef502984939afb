import path from 'node:path'
import { dataEndings } from '#contract/data-endings.ts'

const MOST_CHARACTERS = 180

/** A name that is safe to show and to store: no path, no control or direction characters, at most 180 characters, its ending kept. Never used as a path. */
export function safeFileName(given: string): string {
  const bare = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = bare
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '')
  if (clean === '') return '未命名'
  const characters = [...clean]
  if (characters.length <= MOST_CHARACTERS) return clean
  const ending = [...path.extname(clean)].slice(0, 12)
  return characters.slice(0, MOST_CHARACTERS - ending.length).join('') + ending.join('')
}

/** Whether the file is a trace of an office program or an operating system rather than data. */
export function isDebris(name: string): boolean {
  return /^(~\$|\._)|^(\.ds_store|thumbs\.db|desktop\.ini)$/i.test(name)
}

/** Whether the ending of the name is one a source of data has. */
export function hasDataEnding(name: string): boolean {
  return dataEndings.has(path.extname(name).slice(1).toLowerCase())
}
