import { defineProcedure } from '../procedure.ts'

/** 终止使用: use by a developer is stopped, its agreements ended and damages claimed. */
export const developerTermination = defineProcedure({
  id: 'developer-termination',
  edition: '2026-11',
  title: { zh: '终止使用', en: 'Termination of use' },
  summary: {
    zh: '开发主体资质造假、超期或超范围使用、泄露数据的，运营主体提出终止，使用随即暂停；听取陈述后决定终止使用、解除合同、索赔，使用判定记录固定为证据；凭这些合同制成的产品随即下架。',
    en: 'Where a developer faked its qualification, used data beyond term or scope or leaked it, the operator proposes to end its use, which is suspended at once; after its statement it decides, ends the agreements and claims damages, with the judgements of its uses fixed as evidence; products made under them are delisted.',
  },
  basis: ['§8.3', '§7.6'],
  subject: 'organisation',
  about: 'supervised',
  opensBy: 'operator',
  addressee: 'holder',
  seats: { operator: 'applicant', developer: 'addressee', system: 'platform' },
  application: ['termination-finding'],
  first: 'finding',
  steps: {
    finding: {
      title: { zh: '提出终止', en: 'Proposal' },
      basis: '§8.3',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'statement',
          asks: ['termination-finding'],
          title: { zh: '提出并暂停使用', en: 'Propose and suspend' },
          effects: ['suspend-developer'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    statement: {
      title: { zh: '开发主体陈述', en: 'Statement' },
      basis: 'choice:termination-statement',
      by: 'developer',
      may: { file: { to: 'decision', title: { zh: '陈述', en: 'State' }, asks: ['termination-statement'] } },
      after: { workingDays: 5, basis: 'choice:termination-statement', to: 'decision' },
    },
    decision: {
      title: { zh: '决定', en: 'Decision' },
      basis: '§8.3',
      by: 'operator',
      may: {
        confirm: { to: 'terminated', title: { zh: '终止使用', en: 'End the use' }, asks: ['termination-decision'] },
        dismiss: { to: 'resumed', title: { zh: '不成立，恢复使用', en: 'Unfounded: use goes on' }, asks: ['use-refusal'] },
      },
    },
  },
  ends: {
    terminated: {
      title: { zh: '已终止使用', en: 'Use ended' },
      basis: '§8.3',
      outcome: 'granted',
      effects: ['end-developer-use', 'delist-developed'],
    },
    resumed: {
      title: { zh: '不成立，恢复使用', en: 'Unfounded' },
      basis: 'choice:termination-statement',
      outcome: 'refused',
      effects: ['resume-developer'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
