import { readFile } from 'node:fs/promises'
import { isUscc } from '#contract/identifiers.ts'
import { scanKit, type ScanKit } from '#contract/scan-files.ts'
import { CommandDenied } from './denial.ts'

/** What was written behind `scan`, as the parser gives it. */
export type ScanOptions = {
  format?: string
  out?: string
  sign?: string
  kit?: string
  unit?: string
  unitName?: string
  mode: string
  each?: true
  threads?: string
  jobs: string
  memory: string
  timeout: string
  throttle?: string
  resume?: true
  fresh?: true
  quiet?: true
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9 }

/** Reads a rate such as `50MB/s` into bytes a second; denied when it is none. */
export function readRate(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMG]?)i?B?(?:\/s)?$/i.exec(text.trim()) ?? []
  const rate = Number(number) * (units[unit.toUpperCase()] ?? 0)
  if (!(rate >= 1000)) throw new CommandDenied({ zh: `“${text}”不是速度。例如 50MB/s`, en: `“${text}” is no rate. For example 50MB/s` })
  return rate
}

/** Reads a whole number within bounds; denied with the name of the option when it is none. */
export function readCount(name: string, text: string, least: number, most: number): number {
  const count = Number(text)
  if (/^\d{1,9}$/.test(text.trim()) && count >= least && count <= most) return count
  throw new CommandDenied({
    zh: `--${name} 应是 ${least} 到 ${most} 的整数，不是“${text}”`,
    en: `--${name} is a whole number from ${least} to ${most}, not “${text}”`,
  })
}

/** Reads a choice; denied with the choices when it is none of them. */
export function readChoice<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw new CommandDenied({
    zh: `--${name} 只能是 ${choices.join('、')}，不是“${text}”`,
    en: `--${name} is one of ${choices.join(', ')}, not “${text}”`,
  })
}

/** The kit that was taken along, or what stands for it: the unit by its code, no salt and hence no sketches, no rules. Null when neither was given. */
export async function readKit({ kit, unit, unitName }: ScanOptions): Promise<(Omit<ScanKit, 'salt'> & { salt?: string }) | null> {
  if (kit === undefined) {
    if (unit === undefined) return null
    if (!isUscc(unit)) throw new CommandDenied({ zh: `“${unit}”不是统一社会信用代码`, en: `“${unit}” is no unified social credit code` })
    return { unit: { uscc: unit, name: unitName ?? '' }, rules: [] }
  }
  const text = await readFile(kit, 'utf8').catch(() => null)
  if (text === null)
    throw new CommandDenied({
      zh: `读不到 ${kit}；请在平台的盘点中，“数据源”下的“单位自行扫描的结果”处下载扫描参数`,
      en: `${kit} cannot be read; fetch it on the platform, in the round under Sources, Scanned at the unit`,
    })
  const read = scanKit.safeParse(parse(text))
  if (!read.success)
    throw new CommandDenied({
      zh: `${kit} 不是平台的离线扫描参数；请重新下载`,
      en: `${kit} is no scan kit of the platform; download it again`,
    })
  return read.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
