import { fieldsOf } from '#contract/forms.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { type Form, forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import type { AssetLine, FindingLine, RoundLine, SourceLine } from '#contract/inventory.ts'
import type { Tone } from './status.tsx'

type Named = { readonly words: Words; readonly tone: Tone }

/** Where an asset stands in its life. */
export const assetStates: { readonly [state in AssetLine['state']]: Named } = {
  carded: { words: assetStateWords.carded, tone: 'plain' },
  catalogued: { words: assetStateWords.catalogued, tone: 'going' },
  'in-registration': { words: assetStateWords['in-registration'], tone: 'care' },
  registered: { words: assetStateWords.registered, tone: 'done' },
  memorandum: { words: assetStateWords.memorandum, tone: 'plain' },
  'in-disposal': { words: assetStateWords['in-disposal'], tone: 'care' },
  destroyed: { words: assetStateWords.destroyed, tone: 'bad' },
}

/** Where a round stands. */
export const roundStates: { readonly [state in RoundLine['state']]: Named } = {
  open: { words: { zh: '进行中', en: 'Open' }, tone: 'going' },
  published: { words: { zh: '已发布', en: 'Published' }, tone: 'done' },
  cancelled: { words: { zh: '已取消', en: 'Cancelled' }, tone: 'plain' },
}

/** Where a source stands. */
export const sourceStates: { readonly [state in SourceLine['state']]: Named } = {
  waiting: { words: { zh: '等待扫描', en: 'Waiting' }, tone: 'plain' },
  scanning: { words: { zh: '扫描中', en: 'Scanning' }, tone: 'going' },
  scanned: { words: { zh: '已扫描', en: 'Scanned' }, tone: 'done' },
  faulty: { words: { zh: '有问题', en: 'Faulty' }, tone: 'bad' },
}

/** Where a finding stands. */
export const findingStates: { readonly [state in FindingLine['state']]: Named } = {
  proposed: { words: { zh: '待确认', en: 'To confirm' }, tone: 'care' },
  carded: { words: { zh: '已建卡', en: 'Carded' }, tone: 'done' },
  kept: { words: { zh: '已盘到，资产不变', en: 'Found again, asset as it was' }, tone: 'done' },
  'set-aside': { words: { zh: '不纳入', en: 'Set aside' }, tone: 'plain' },
  faulty: { words: { zh: '不能读取', en: 'Unreadable' }, tone: 'bad' },
  replaced: { words: { zh: '已被重新扫描代替', en: 'Replaced by a later scan' }, tone: 'plain' },
}

/** What a certificate's status is called; `valid` alone is good. */
export const certificateStates: { readonly [status: string]: Named } = {
  valid: { words: { zh: '有效', en: 'Valid' }, tone: 'done' },
  changed: { words: { zh: '已变更', en: 'Changed' }, tone: 'care' },
  expired: { words: { zh: '已到期', en: 'Expired' }, tone: 'care' },
  deregistered: { words: { zh: '已注销', en: 'Deregistered' }, tone: 'plain' },
  revoked: { words: { zh: '已撤销', en: 'Revoked' }, tone: 'bad' },
}

/** What an option of a field of a form is called. */
export function optionWords(form: Form, field: string, value: string): Words {
  return fieldsOf(forms[form])[field]?.options?.[value] ?? { zh: value, en: value }
}

/** What an option of a field of the information card is called. */
export function cardOption(field: string, value: string): Words {
  return optionWords('information-card', field, value)
}
