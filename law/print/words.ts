import { choices } from '../choices.ts'
import { type Clause, clauses } from '../clauses.ts'
import type { Basis, Seat, TimeLimit } from '../procedure.ts'
import type { Language } from '../text.ts'
import type { Words } from '../words.ts'

/** The fixed words of printed pages. */
export const printWords = {
  basis: { zh: '依据', en: 'Basis' },
  edition: { zh: '版本', en: 'Edition' },
  seats: { zh: '谁参与', en: 'Who takes part' },
  party: { zh: '主体', en: 'Party' },
  seat: { zh: '身份', en: 'Part' },
  drawing: { zh: '流程图', en: 'Drawing' },
  steps: { zh: '环节', en: 'Steps' },
  step: { zh: '环节', en: 'Step' },
  by: { zh: '谁办', en: 'Who' },
  acts: { zh: '怎么办', en: 'What may be done' },
  limit: { zh: '时限', en: 'Time limit' },
  endings: { zh: '办结', en: 'Endings' },
  ending: { zh: '结果', en: 'Ending' },
  effects: { zh: '办结后', en: 'What follows' },
  papers: { zh: '材料', en: 'Forms' },
  paper: { zh: '表单', en: 'Form' },
  fields: { zh: '内容（*为必填）', en: 'Fields (* required)' },
  needs: { zh: '须满足', en: 'needs' },
  opensIf: { zh: '开办须满足', en: 'needed to open' },
  asks: { zh: '须填', en: 'asks for' },
  clauses: { zh: '所据条款', en: 'Clauses' },
  choices: { zh: '暂行做法（规程没有写明，待确认）', en: 'Choices (the text is silent; to be confirmed)' },
  we: { zh: '做法', en: 'We' },
  suggestedBy: { zh: '参照', en: 'Suggested by' },
  confirmBy: { zh: '待确认', en: 'To be confirmed by' },
  leaves: { zh: '未写明的条款', en: 'Left open by' },
  since: { zh: '自', en: 'Since' },
  once: { zh: '整个办件只能一次', en: 'once in the life of the case' },
  stays: { zh: '另立办件，本件等候', en: 'opens a side case; this one waits' },
  waits: { zh: '否则等待，逐日再核', en: 'or it waits, judged again every day' },
  goesOn: { zh: '本件继续', en: 'this case goes on' },
  back: { zh: '回到退回的环节', en: 'back to the step that returned it' },
  pauses: { zh: '期间其他时限停止计算', en: 'other time limits stand still meanwhile' },
  restart: { zh: '补正后重新计算', en: 'starts anew after a correction' },
  resume: { zh: '补正后接着计算', en: 'goes on after a correction' },
  bySideCase: { zh: '由相关办件的决定或者凭证到期办结', en: 'reached by the decision of another case or the expiry of the certificate' },
  none: { zh: '无', en: 'none' },
} as const satisfies Record<string, Words>

/** What each seat is called. */
export const seatWords: { readonly [seat in Seat]: Words } = {
  applicant: { zh: '申请人', en: 'Applicant' },
  addressee: { zh: '对方单位（受托、受让或者被征求意见）', en: 'The other side: commissioned, receiving or asked' },
  holder: { zh: '持有单位', en: 'Holder' },
  office: { zh: '办理机关', en: 'Office' },
  anyone: { zh: '任何人，无需登录', en: 'Anyone, without signing in' },
  platform: { zh: '按时钟自动办理', en: 'Acts by the clock' },
}

/** What the three outcomes are called. */
export const outcomeWords = {
  granted: { zh: '办成', en: 'Granted' },
  refused: { zh: '未予办理', en: 'Not granted' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const

/** Answers whether a basis is a clause (the rest are choices). */
export function isClauseBasis(basis: Basis): basis is `§${Clause}` {
  return basis.startsWith('§')
}

/** Whether a text names a clause or a choice there is. */
export function isBasis(text: string): text is Basis {
  return text.startsWith('§') ? text.slice(1) in clauses : text.startsWith('choice:') && text.slice('choice:'.length) in choices
}

/** Says a basis in words: the number and title of a clause, or the title of a choice. */
export function basisWords(basis: Basis): Words {
  if (isClauseBasis(basis)) {
    const clause = clauses[basis.slice(1) as Clause]
    return { zh: `${basis} ${clause.title.zh}`, en: `${basis} ${clause.title.en}` }
  }
  const choice = choices[basis.slice('choice:'.length) as keyof typeof choices]
  return { zh: `暂行做法：${choice.title.zh}`, en: `Choice: ${choice.title.en}` }
}

/** Says a time limit in words. */
export function limitWords(limit: TimeLimit<string>, titleOf: (step: string) => Words): Words {
  const together = (limit.together ?? []).map(titleOf)
  const after = limit.onReturn ? printWords[limit.onReturn] : null
  return {
    zh: [
      `${limit.workingDays}个工作日`,
      ...(together.length > 1 ? [`（${together.map((title) => title.zh).join('、')}合计）`] : []),
      ...(after ? [`，${after.zh}`] : []),
    ].join(''),
    en: [
      `${limit.workingDays} working days`,
      ...(together.length > 1 ? [` (${together.map((title) => title.en).join(' and ')} together)`] : []),
      ...(after ? [`, ${after.en}`] : []),
    ].join(''),
  }
}

/** Puts words in the brackets of the language. */
export function aside(words: Words, language: Language): string {
  return language === 'zh' ? `（${words.zh}）` : ` (${words.en})`
}
