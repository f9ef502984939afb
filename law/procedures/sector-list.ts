import { defineProcedure } from '../procedure.ts'

/**
 * 行业目录清单: the sector authority compiles the list of its sector's public data assets, discusses it with invited contributors and
 * publishes it as a new edition.
 */
export const sectorList = defineProcedure({
  id: 'sector-list',
  edition: '2026-11',
  title: { zh: '行业目录清单', en: 'Sector list' },
  summary: {
    zh: '行业主管部门从本行业各单位的目录中汇编公共数据资产清单，按预期潜力和市场需求排序，邀请企业、科研机构、高校、协会参与讨论，答复意见后由另一人核定，按版本发布。',
    en: 'The sector authority compiles the list of its units’ public data assets, ranks it by expected potential and demand, invites enterprises, institutes, universities and associations to comment, answers them, and publishes an edition after a second officer has checked it.',
  },
  basis: ['§3.1', '§3.3', '§3.4'],
  subject: 'list',
  opensBy: 'sector-authority',
  seats: { 'sector-authority': 'applicant', system: 'platform' },
  application: ['sector-list-plan'],
  first: 'compiling',
  steps: {
    compiling: {
      title: { zh: '汇编', en: 'Compiling' },
      basis: '§3.1',
      by: 'sector-authority',
      edits: 'all',
      may: {
        submit: {
          to: 'discussing',
          asks: ['sector-list-plan'],
          needs: ['list-filled'],
          title: { zh: '开始征求意见', en: 'Open for comments' },
          effects: ['open-list'],
        },
        withdraw: { to: 'cancelled' },
      },
    },
    discussing: {
      title: { zh: '征求意见', en: 'Discussion' },
      basis: '§3.4',
      by: 'sector-authority',
      may: {
        submit: { to: 'checking', needs: ['list-filled', 'comments-answered'], title: { zh: '提交核定', en: 'Send to check' } },
        withdraw: { to: 'cancelled' },
      },
    },
    checking: {
      title: { zh: '核定', en: 'Checking' },
      basis: '§3.1',
      by: 'sector-authority',
      notBy: { steps: ['compiling', 'discussing'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: {
        publish: { to: 'published', needs: ['list-filled', 'comments-answered'] },
        return: { to: 'discussing', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    published: { title: { zh: '已发布', en: 'Published' }, basis: '§3.1', outcome: 'granted', effects: ['publish-list'] },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['cancel-list'] },
  },
})
