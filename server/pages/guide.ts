import { type Choice, choices } from '#law/choices.ts'
import { type Clause, clauses } from '#law/clauses.ts'
import { openerWords } from '#law/openers.ts'
import { choiceTerms } from '#law/print.ts'
import { clausesPage as printedClauses } from '#law/print/clauses.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { basisLinks } from './basis.ts'
import { blocksOf } from './blocks.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { totalDays } from './guide-terms.ts'
import { byChapter, chapterOf, sections } from './sections.ts'
import { table } from './table.ts'
import type { View } from './view.ts'

/** The service guide: every procedure in force, who may open it and how long it takes; clauses and choices beside it. */
export function guidePage(view: View): Page {
  const { t, w } = view
  const columns = [
    { title: t('事项', 'Procedure'), kind: 'row-title' as const },
    { title: t('谁可以办', 'Who may apply') },
    { title: t('期限', 'Time limits') },
    { title: t('依据', 'Basis') },
  ]
  return {
    title: t('办事指南', 'Service guide'),
    here: 'guide',
    script: 'fold.js',
    body: html`<h1>${t('办事指南', 'Service guide')}</h1>
<p class="lead">${t('每个事项的条件、材料、流程、时限和不予办理的情形，由平台正在执行的规则直接生成，两者不会不一致。', 'Conditions, papers, steps, time limits and refusals of each procedure, printed from the very rules the platform runs on.')} <a href="#account">${t('还没有账号', 'No account yet')}</a></p>
<div class="guide">${sections(view, [
      ...byChapter(
        view,
        Object.values(procedures),
        (procedure) => chapterOf(procedure.basis),
        (some, title) =>
          table(
            title,
            columns,
            some.map((procedure) => ({
              cells: [
                html`<a href="/guide/${procedure.id}">${w(procedure.title)}</a>`,
                w(procedure.asked?.by ?? openerWords(procedure)),
                totalDays(view, procedure),
                basisLinks(view, procedure.basis),
              ],
            })),
          ),
      ),
      {
        id: 'account',
        title: w(choices['first-account'].title),
        body: html`<p>${w(choices['first-account'].we)}</p>
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['choice:first-account', 'choice:account-approval', 'choice:second-factor'])}</p>`,
      },
      {
        id: 'rules',
        title: t('规则从哪里来', 'Where the rules come from'),
        body: html`<ul><li><a href="/guide/clauses">${t('65条条款，各在何处落实', 'The 65 clauses and where each is enforced')}</a></li><li><a href="/guide/choices">${t(`${Object.keys(choices).length}项暂行做法：规程没有写明之处`, `${Object.keys(choices).length} choices: where the text is silent`)}</a></li><li><a href="/interpretations">${t('两局对规程的解释与修订', 'Interpretations by both bureaux')}</a></li></ul>`,
      },
    ])}</div>`,
  }
}

/** All clauses in short words: who is bound, whether and where each is enforced. */
export function clausesPage(view: View): Page {
  const ids = Object.keys(clauses) as Clause[]
  const printed = printedClauses(view.language)
  const all = printed.findIndex((block) => block.kind === 'table')
  const whole = printed[all]!
  const rowsOf = (some: readonly Clause[], title: string) =>
    whole.kind === 'table' &&
    blocksOf([{ ...whole, rows: some.map((id) => whole.rows[ids.indexOf(id)]!) }], title, (row) => `clause-${some[row]!}`)
  return {
    title: view.t('条款与落实', 'Clauses'),
    here: 'guide',
    script: 'fold.js',
    body: html`<p><a href="/guide">${view.t('办事指南', 'Service guide')}</a></p><h1>${view.t('条款与落实', 'Clauses and where they are enforced')}</h1>
${blocksOf(printed.slice(1, all))}
<p><a href="/guide/choices">${view.t('规程没有写明之处的暂行做法', 'Choices made where the text is silent')}</a></p>
${sections(
  view,
  byChapter(view, ids, (id) => id.split('.')[0]!, rowsOf),
)}`,
  }
}

/** Every choice: what is left open, what we do, which rule suggests it, who must confirm. */
export function choicesPage(view: View): Page {
  const { t, language } = view
  return {
    title: t('暂行做法', 'Choices'),
    here: 'guide',
    script: 'fold.js',
    body: html`<p><a href="/guide">${t('办事指南', 'Service guide')}</a></p><h1>${t('暂行做法', 'Choices')}</h1>
<p class="lead">${t('规程没有写明之处，先按下列做法办理，由所列机关确认。', 'Where the text is silent this is done until the body named confirms it.')}</p>
${sections(
  view,
  byChapter(
    view,
    Object.keys(choices) as Choice[],
    (id) => chapterOf([`choice:${id}`]),
    (some) => blocksOf([choiceTerms(some, language)]),
  ),
)}`,
  }
}

/** A procedure by its id, if it is in force. */
export function procedureOf(id: string): Procedure | null {
  return Object.hasOwn(procedures, id) ? procedures[id]! : null
}
