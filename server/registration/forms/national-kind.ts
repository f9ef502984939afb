import type { OutsideRegistration } from '#contract/registration.ts'
import { daysAfter, daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'

/** Within how many days before the end a renewal is taken: from the first reminder on. */
const window = Number(choices['national-reminders'].value.split(',')[0])

/** Which kind of registration the records of the national register call for, and why; empty where people must tell. Pure. */
export function nationalKind(
  outside: readonly Pick<OutsideRegistration, 'register' | 'number' | 'validUntil' | 'endedAt'>[],
  today: string,
): { readonly kind: string; readonly says: string } {
  const records = outside.filter(({ register }) => register === 'national')
  const standing = records.find(({ endedAt }) => endedAt === null)
  if (records.length === 0) return { kind: '首次', says: '平台没有公共数据资源登记的记录，提议首次，请核对' }
  if (!standing) return { kind: '', says: '平台所记的公共数据资源登记都已终止，请按实际选定' }
  if (!standing.validUntil) return { kind: '', says: `已有${standing.number}，没有写明有效期，请按实际选定` }
  const left = daysBetween(today, standing.validUntil)
  if (left < 0) return { kind: '', says: `已有${standing.number}于${standing.validUntil}到期，请按实际选定` }
  return left <= window
    ? { kind: '续展', says: `已有${standing.number}有效期至${standing.validUntil}，在届满前${window}日内，提议续展，请核对` }
    : {
        kind: '',
        says: `已有${standing.number}有效期至${standing.validUntil}，${daysAfter(standing.validUntil, -window)}起可以续展；变更、更正、注销请选定`,
      }
}
