import { defineProcedure } from '../procedure.ts'

/** 销毁处置: data that has lost its value and that nobody must keep is destroyed in several hands, strictly on record. */
export const destruction = defineProcedure({
  id: 'destruction',
  edition: '2026-11',
  title: { zh: '销毁处置', en: 'Destruction' },
  summary: {
    zh: '经认定失去价值、没有保存要求的数据资产，由一人提出并核查保存期，经他人认定、审批，安全和脱敏处理后销毁，另一人监销确认；记录永久保存，任何人不能单独完成。',
    en: 'Data that has lost its value and need not be kept is proposed by one officer with a check of retention, recognised and approved by others, made safe, destroyed, and witnessed by yet another; the record stays for good and nobody can do it alone.',
  },
  basis: ['§4.8', '§4.9'],
  subject: 'asset',
  opensBy: 'producer',
  seats: { producer: 'applicant', system: 'platform' },
  application: ['destruction'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出', en: 'Proposal' },
      basis: '§4.8',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'recognition',
          asks: ['destruction'],
          needs: ['inventory-done', 'certificate-fallen', 'not-in-use', 'nothing-open', 'retention-over', 'hands-enough'],
          effects: ['check-disposal-papers', 'hold-for-disposal'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    recognition: {
      title: { zh: '认定', en: 'Recognition' },
      basis: '§4.8',
      by: 'producer',
      notBy: { steps: ['proposal'], basis: 'choice:destruction-hands' },
      within: { workingDays: 10, basis: 'choice:destruction-hands-deadline' },
      may: {
        confirm: {
          to: 'approval',
          title: { zh: '认定', en: 'Recognise' },
          asks: ['destruction-recognition'],
          needs: ['retention-over', 'certificate-fallen', 'not-in-use'],
        },
        return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } },
      },
    },
    approval: {
      title: { zh: '审批', en: 'Approval' },
      basis: '§4.9',
      by: 'producer',
      notBy: { steps: ['proposal', 'recognition'], basis: 'choice:destruction-hands' },
      within: { workingDays: 10, basis: 'choice:destruction-hands-deadline' },
      may: {
        pass: {
          to: 'treatment',
          title: { zh: '批准', en: 'Approve' },
          gravity: 'destroy',
          asks: ['destruction-approval'],
          needs: ['retention-over', 'certificate-fallen', 'not-in-use', 'nothing-open'],
          effects: ['check-disposal-papers'],
        },
        return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } },
        refuse: { to: 'refused', title: { zh: '不予批准', en: 'Refuse' }, asks: ['destruction-refusal'] },
      },
    },
    treatment: {
      title: { zh: '处理与销毁', en: 'Treatment and destruction' },
      basis: '§4.8',
      by: 'producer',
      notBy: { steps: ['proposal', 'approval'], basis: 'choice:destruction-hands' },
      within: { workingDays: 30, basis: 'choice:destruction-deadline', onReturn: 'resume' },
      may: {
        file: {
          to: 'witness',
          title: { zh: '登记销毁记录', en: 'File the record' },
          asks: ['destruction-record'],
          needs: ['certificate-fallen', 'not-in-use', 'nothing-open'],
          effects: ['check-disposal-papers'],
        },
        decline: { to: 'stopped', title: { zh: '中止销毁', en: 'Stop' }, asks: ['destruction-refusal'] },
      },
    },
    witness: {
      title: { zh: '监销', en: 'Witness' },
      basis: '§4.8',
      by: 'producer',
      notBy: { steps: ['proposal', 'approval', 'treatment'], basis: 'choice:destruction-hands' },
      pauses: true,
      within: { workingDays: 10, basis: 'choice:destruction-hands-deadline' },
      may: {
        confirm: {
          to: 'destroyed',
          title: { zh: '监销确认', en: 'Witness' },
          asks: ['destruction-witness'],
          needs: ['certificate-fallen', 'not-in-use', 'nothing-open'],
          effects: ['check-disposal-papers'],
        },
        return: { to: 'treatment', title: { zh: '退回重做', en: 'Send back' } },
      },
    },
  },
  ends: {
    destroyed: {
      title: { zh: '已销毁', en: 'Destroyed' },
      basis: '§4.8',
      outcome: 'granted',
      effects: ['record-destruction', 'end-card', 'erase-copies', 'prepare-disposal-entry'],
    },
    refused: { title: { zh: '不予批准', en: 'Refused' }, basis: '§4.9', outcome: 'refused', effects: ['release-subject'] },
    stopped: { title: { zh: '中止销毁', en: 'Stopped' }, basis: '§4.9', outcome: 'refused', effects: ['release-subject'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['release-subject'] },
  },
})
