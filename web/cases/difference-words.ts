import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'

/** What the left side of a comparison is: what stands while a change is not decided, what stood before it, or what it never changed. */
export function differenceWords({ procedure, ending }: { readonly procedure: string; readonly ending: string | null }): Words {
  if (ending === null)
    return {
      zh: '变动尚未生效，登记簿和资产卡仍为左边的内容。',
      en: 'The change is not in force; register and card still say what stands at the left.',
    }
  return procedures[procedure]?.ends[ending]?.outcome === 'granted'
    ? { zh: '变动已生效；左边是生效前的登记内容。', en: 'The change is in force; at the left is what was registered before.' }
    : {
        zh: '办件已终止，变动没有生效；左边是申请时的登记内容。',
        en: 'The case has ended and changed nothing; at the left is what was registered when it was applied for.',
      }
}
