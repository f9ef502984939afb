import { choices } from '#law/choices.ts'
import { conditions } from '#law/conditions.ts'
import { refusalGrounds } from '#law/forms/decisions.ts'
import type { Form } from '#law/forms.ts'
import { openerWords } from '#law/openers.ts'
import { formsOf } from '#law/places.ts'
import type { Block } from '#law/print/blocks.ts'
import { pageOf } from '#law/print.ts'
import { printWords } from '#law/print/words.ts'
import { openersOf, type Procedure } from '#law/procedure.ts'
import { basisLinks } from './basis.ts'
import { blocksOf } from './blocks.ts'
import { demandList, demandsOf, totalDays } from './guide-terms.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { type Section, sections } from './sections.ts'
import { pairs } from './table.ts'
import type { View } from './view.ts'

/** One procedure as a service guide: 事项, 申请条件, 材料, 流程, 时限, 不予登记情形, 救济; printed from the law. */
export function procedurePage(view: View, procedure: Procedure): Page {
  const { t, w, language } = view
  const printed = pageOf(procedure, language).map((block) =>
    block.kind === 'table' ? { ...block, head: block.head.map((title) => title || t('是否办成', 'Outcome')) } : block,
  )
  const part = (key: 'drawing' | 'steps' | 'endings' | 'seats' | 'clauses' | 'choices') => partOf(printed, key, w(printWords[key]))
  return {
    title: `${w(procedure.title)} · ${t('办事指南', 'Service guide')}`,
    here: 'guide',
    script: 'fold.js',
    body: html`<p><a href="/guide">${t('办事指南', 'Service guide')}</a></p>
<h1>${w(procedure.title)}</h1>
<p class="lead">${w(procedure.summary)}</p>
${pairs([
  [t('谁可以办', 'Who may apply'), w(procedure.asked?.by ?? openerWords(procedure))],
  [t('在哪里办', 'Where'), where(view, procedure)],
  [t('时限', 'Time limits'), totalDays(view, procedure)],
  [t('收费', 'Fee'), t('平台不收费', 'None on this platform')],
  [t('依据', 'Basis'), basisLinks(view, procedure.basis)],
  [t('版本', 'Edition'), procedure.edition],
])}
${sections(view, [
  {
    id: 'conditions',
    title: t('申请条件', 'Conditions'),
    body: html`${demandList(view, procedure)}${demandsOf(procedure).length > 0 && html`<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, [...new Set(demandsOf(procedure).map((id) => conditions[id].basis))])}</p>`}`,
  },
  papers(view, procedure, printed, 'papers'),
  part('drawing'),
  part('steps'),
  papers(view, procedure, printed, 'forms'),
  refusals(view, procedure),
  part('endings'),
  remedies(view, procedure),
  part('seats'),
  part('clauses'),
  part('choices'),
])}`,
  }
}

/** What the printed page says under one of its headings, up to the next one. */
function partOf(printed: readonly Block[], id: string, title: string): Section {
  const after = printed.slice(printed.findIndex((block) => block.kind === 'heading' && block.text === title) + 1)
  const end = after.findIndex((block) => block.kind === 'heading')
  return { id, title, body: blocksOf(after.slice(0, end < 0 ? undefined : end), title) }
}

/** The forms the applicant fills, or those of the other steps: the printed table has one row a form, in the same order. */
function papers({ t, w }: View, procedure: Procedure, printed: readonly Block[], id: 'papers' | 'forms'): Section | false {
  const isWanted = (form: Form) => procedure.application.includes(form) === (id === 'papers')
  const start = printed.findIndex((block) => block.kind === 'heading' && block.text === w(printWords.papers))
  const all = printed[start + 1]
  const rows = all?.kind === 'table' ? all.rows.filter((_, at) => isWanted(formsOf(procedure)[at]!)) : []
  if (all?.kind !== 'table' || rows.length === 0) return false
  const title = id === 'papers' ? t('材料', 'Papers') : t('各环节使用的表单', 'Forms of the other steps')
  return { id, title, body: blocksOf([{ ...all, rows }], title) }
}

function where({ t, w }: View, procedure: Procedure): Markup {
  if (procedure.asked) return html`${w(procedure.asked.how)}`
  return openersOf(procedure).includes('public')
    ? html`<a href="/notices">${t('公示公告，在相应公示下方提出，无需登录', 'Under the notice it is about, without signing in')}</a>`
    : html`<a href="/desk/">${t('登录工作台，网上办理', 'Online, at the workbench')}</a>${t('；', '; ')}<a href="/guide#account">${t('还没有账号', 'no account yet')}</a>`
}

function refusals(view: View, procedure: Procedure): Section | false {
  const { t, w } = view
  return (
    formsOf(procedure).includes('ground') && {
      id: 'grounds',
      title: t('不予登记的情形', 'Grounds of refusal'),
      body: html`<p>${t('有下列情形之一的不予登记；决定须写明事由和事实理由。', 'Registration is refused on one of these grounds; the decision states the ground and its facts.')} ${basisLinks(view, ['§4.7'])}</p>
<ul>${Object.values(refusalGrounds).map((ground) => html`<li>${w(ground)}</li>`)}</ul>`,
    }
  )
}

/** What someone can do who does not agree; only what this edition really has. */
function remedies(view: View, procedure: Procedure): Section {
  const { t, w } = view
  const hasNotice = Object.values(procedure.steps).some((step) => step.may.object)
  const canReturn = Object.values(procedure.steps).some((step) => step.may.return)
  return {
    id: 'remedies',
    title: t('救济和查询', 'If you do not agree, and where it stands'),
    body: html`<ul>
${canReturn && html`<li>${t('材料有缺漏的，一次性告知需补正之处，不因可补正的问题直接驳回：', 'What is missing is named once, item by item, instead of a refusal: ')}${basisLinks(view, ['choice:one-correction'])}</li>`}
${hasNotice && html`<li>${t('公示期内任何人可以提出异议：', 'Anyone may object during the notice: ')}<a href="/guide/objection">${w({ zh: '公示异议', en: 'Objection' })}</a></li>`}
<li>${t('撤回、未获办理的，完善后可以重新提出；决定和理由在办件里随时可查。', 'What was withdrawn or not granted may be made again; the decision and its reasons stay readable in the case.')} ${!openersOf(procedure).includes('public') && basisLinks(view, ['choice:withdrawal'])}</li>
<li>${t('提交后凭办件编号和查询码查进度，不需要登录：', 'After submission by case number and code, without signing in: ')}<a href="/progress">${t('办件进度', 'Progress')}</a> ${basisLinks(view, ['choice:progress-code'])}</li>
<li>${t('对规则有疑问：看', 'About the rules: see the ')}<a href="/guide/choices">${t(`${Object.keys(choices).length}项暂行做法和待确认机关`, `${Object.keys(choices).length} choices and who must confirm them`)}</a></li></ul>`,
  }
}
