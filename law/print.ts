import { type Choice, choices } from './choices.ts'
import { type Clause, clauses } from './clauses.ts'
import { conditions } from './conditions.ts'
import { drawProcedure } from './draw.ts'
import { earlierDecisions } from './earlier.ts'
import { effects } from './effects.ts'
import type { FormShape } from './form.ts'
import { forms } from './forms.ts'
import { type CaseParty, parties } from './parties.ts'
import { basesOf, formsOf } from './places.ts'
import { type Block, htmlOf, markdownOf } from './print/blocks.ts'
import { aside, basisWords, isClauseBasis, limitWords, outcomeWords, printWords, seatWords } from './print/words.ts'
import { type Basis, partiesAt, type Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'
import type { Language } from './text.ts'
import { type AnyStep, endingsBySideCase, movesOf, needsAfter } from './ways.ts'
import { type Verb, verbs } from './verbs.ts'

/** Prints a procedure as a Markdown page in one language; its drawing is the file `<id>.svg` or `<id>.en.svg` beside it. */
export function printMarkdown(procedure: Procedure, language: Language): string {
  return markdownOf(pageOf(procedure, language))
}

/** Prints a procedure as an HTML fragment in one language, with its drawing inside. */
export function printHtml(procedure: Procedure, language: Language): string {
  return htmlOf(pageOf(procedure, language))
}

/** Gives the page of a procedure: summary, who sits where, drawing, steps, endings, forms, and the clauses and choices it rests on. */
export function pageOf(procedure: Procedure, language: Language): Block[] {
  const say = printWords
  const bases = basesOf(procedure)
  const file = `${procedure.id}${language === 'zh' ? '' : `.${language}`}.svg`
  return [
    { kind: 'heading', level: 1, text: procedure.title[language] },
    { kind: 'paragraph', text: procedure.summary[language] },
    {
      kind: 'paragraph',
      text: `${say.edition[language]} ${procedure.edition} · ${say.basis[language]} ${procedure.basis.map((basis) => basisWords(basis)[language]).join(' · ')}`,
    },
    { kind: 'heading', level: 2, text: say.drawing[language] },
    { kind: 'drawing', svg: drawProcedure(procedure, { language }), file, title: procedure.title[language] },
    { kind: 'heading', level: 2, text: say.seats[language] },
    seatTable(procedure, language),
    { kind: 'heading', level: 2, text: say.steps[language] },
    stepTable(procedure, language),
    { kind: 'heading', level: 2, text: say.endings[language] },
    endingTable(procedure, language),
    { kind: 'heading', level: 2, text: say.papers[language] },
    formTable(procedure, language),
    { kind: 'heading', level: 2, text: say.clauses[language] },
    clauseTerms(bases, language),
    { kind: 'heading', level: 2, text: say.choices[language] },
    choiceTerms(
      bases.filter((basis) => !isClauseBasis(basis)).map((basis) => basis.slice('choice:'.length) as Choice),
      language,
    ),
  ]
}

/** Gives choices in full: what we do, what suggests it, who must confirm, which clauses leave it open. */
export function choiceTerms(ids: readonly Choice[], language: Language): Block {
  const say = printWords
  const colon = language === 'zh' ? '：' : ': '
  return {
    kind: 'terms',
    terms: ids.map((id) => {
      const choice = choices[id]
      return {
        term: choice.title[language],
        anchor: `choice-${id}`,
        lines: [
          `${say.we[language]}${colon}${choice.we[language]}`,
          `${say.suggestedBy[language]}${colon}${choice.suggestedBy[language]}`,
          `${say.leaves[language]}${colon}${choice.leaves.map((clause) => `§${clause}`).join(' ')} · ${say.confirmBy[language]}${colon}${choice.confirmBy[language]} · ${say.since[language]} ${choice.since}`,
        ],
      }
    }),
  }
}

function clauseTerms(bases: readonly Basis[], language: Language): Block {
  return {
    kind: 'terms',
    terms: bases.filter(isClauseBasis).map((basis) => {
      const clause = clauses[basis.slice(1) as Clause]
      return { term: basisWords(basis)[language], anchor: `clause-${basis.slice(1)}`, lines: [clause[language]] }
    }),
  }
}

function seatTable(procedure: Procedure, language: Language): Block {
  const rows = (Object.keys(procedure.seats) as CaseParty[]).map((party) => [
    [parties[party].title[language]],
    [seatWords[procedure.seats[party]!][language]],
  ])
  for (const step of Object.values(procedure.steps))
    if (step.seat) rows.push([[`${parties[step.by].title[language]}${aside(step.title, language)}`], [seatWords[step.seat][language]]])
  return { kind: 'table', head: [printWords.party[language], printWords.seat[language]], rows }
}

function stepTable(procedure: Procedure, language: Language): Block {
  const say = printWords
  const titleOf = (id: string) => (procedure.steps[id]?.title ?? procedure.ends[id]?.title)!
  const rows = Object.entries(procedure.steps).map(([id, step]) => {
    const opening = id === procedure.first ? openingLines(procedure, language) : []
    const acts = movesOf(step).flatMap(([verb, move]) => actLines(verb, move, titleOf, language))
    const sides = Object.entries(step.sides ?? {}).flatMap(([id, endings]) =>
      Object.entries(endings).map(([ending, to]) => {
        const side = procedures[id]?.ends[ending]?.title[language] ?? ending
        return `${side} → ${to === 'stay' ? say.goesOn[language] : titleOf(to)[language]}`
      }),
    )
    const clock = step.after
      ? [`${verbs.lapse.title[language]} → ${titleOf(step.after.to)[language]}`, ...lapseLines(step, titleOf, language)]
      : []
    const limits = [
      step.within && limitWords(step.within, titleOf)[language],
      step.after && limitWords(step.after, titleOf)[language],
      step.pauses && say.pauses[language],
    ]
    const others = step.notBy ? notByLines(step.notBy, titleOf, language) : []
    return [
      [step.title[language]],
      [...partiesAt(step).map((party) => parties[party].title[language]), ...jointLines(step, language), ...others],
      [...opening, ...acts, ...sides, ...clock],
      limits.filter((line) => typeof line === 'string'),
      stepBases(step).map((basis) => basisWords(basis)[language]),
    ]
  })
  return { kind: 'table', head: [say.step, say.by, say.acts, say.limit, say.basis].map((words) => words[language]), rows }
}

function openingLines({ opensIf = [] }: Procedure, language: Language): string[] {
  return opensIf.map((id) => `${printWords.opensIf[language]}${language === 'zh' ? '：' : ': '}${conditions[id].demand[language]}`)
}

function notByLines(
  { steps, earlier }: NonNullable<AnyStep['notBy']>,
  titleOf: (id: string) => { zh: string; en: string },
  language: Language,
): string[] {
  const before = [...steps.map(titleOf), ...(earlier ? [earlierDecisions[earlier].title] : [])]
  return [
    language === 'zh'
      ? `办过${before.map(({ zh }) => zh).join('、')}的人不能办`
      : `not by whoever acted at ${before.map(({ en }) => en).join(', ')}`,
  ]
}

function jointLines(step: AnyStep, language: Language): string[] {
  if (!step.joint) return []
  const [pass, ...others] = movesOf(step)
    .sort(([verb]) => (verb === step.joint!.pass ? -1 : 0))
    .map(([verb, move]) => (move.title ?? verbs[verb].title)[language])
  if (!step.joint.hidden)
    return [language === 'zh' ? `由不同的人各自“${pass}”，齐备后才继续` : `goes on when each did “${pass}”, by different people`]
  const heaviest = others.reverse()
  return [
    language === 'zh'
      ? `由不同的人各自提交，齐备之前互不可见；齐备后${heaviest.map((title) => `有一方“${title}”的按“${title}”办`).join('，否则')}，都“${pass}”的才继续`
      : `by different people, none sees what another decided before all have; then ${heaviest.map((title) => `one “${title}” decides`).join(', else ')}; it goes on when each did “${pass}”`,
  ]
}

function actLines(
  verb: Verb,
  move: NonNullable<AnyStep['may'][Verb]>,
  titleOf: (id: string) => { zh: string; en: string },
  language: Language,
): string[] {
  const say = printWords
  const goal = move.opens
    ? `${procedures[move.opens]?.title[language] ?? move.opens}${aside(say.stays, language)}`
    : move.to === 'back'
      ? say.back[language]
      : move.to
        ? titleOf(move.to)[language]
        : say.none[language]
  const asks = (move.asks ?? []).map((id) => forms[id].title[language])
  const colon = language === 'zh' ? '：' : ': '
  return [
    `${(move.title ?? verbs[verb].title)[language]}${move.by ? aside(parties[move.by].title, language) : ''} → ${goal}${move.once ? aside(say.once, language) : ''}`,
    ...(asks.length > 0 ? [`— ${say.asks[language]}${colon}${asks.join(language === 'zh' ? '、' : ', ')}`] : []),
    ...(move.needs ?? []).map((id) => `— ${say.needs[language]}${colon}${conditions[id].demand[language]}`),
  ]
}

function lapseLines(step: AnyStep, titleOf: (id: string) => { zh: string; en: string }, language: Language): string[] {
  const colon = language === 'zh' ? '：' : ': '
  return needsAfter(step).map(
    ([id, to]) =>
      `— ${printWords.needs[language]}${colon}${conditions[id].demand[language]}${aside(to === 'stay' ? printWords.waits : { zh: `否则 → ${titleOf(to).zh}`, en: `or → ${titleOf(to).en}` }, language)}`,
  )
}

function stepBases(step: AnyStep): Basis[] {
  return [
    ...new Set(
      [
        step.basis,
        step.within?.basis,
        step.joint?.basis,
        step.notBy?.basis,
        step.after?.basis,
        ...movesOf(step).map(([, move]) => move.basis),
      ].filter((basis) => basis !== undefined),
    ),
  ]
}

function endingTable(procedure: Procedure, language: Language): Block {
  const say = printWords
  const bySideCase = endingsBySideCase(procedure)
  const rows = Object.entries(procedure.ends).map(([id, end]) => [
    [end.title[language], ...(bySideCase.includes(id) ? [aside(say.bySideCase, language).trim()] : [])],
    [outcomeWords[end.outcome][language]],
    (end.effects ?? []).map((effect) => effects[effect][language]),
    [basisWords(end.basis)[language]],
  ])
  return { kind: 'table', head: [say.ending[language], '', say.effects[language], say.basis[language]], rows }
}

function formTable(procedure: Procedure, language: Language): Block {
  const rows = formsOf(procedure).map((id) => {
    const form: FormShape = forms[id]
    const sections = form.sections.map((section) =>
      Object.values(section.fields)
        .map((field) => `${field.label[language]}${field.required ? '*' : ''}`)
        .join(language === 'zh' ? '、' : ', '),
    )
    return [[form.title[language]], sections, [basisWords(form.basis)[language]]]
  })
  return { kind: 'table', head: [printWords.paper[language], printWords.fields[language], printWords.basis[language]], rows }
}
