import { bureau, type ChoiceShape, practice, workingDays } from './choice.ts'

/** When the choices about classification, sector lists and desks were made. */
const since = '2026-11-26'

/** What the guideline leaves open about classification, sector lists and the desks of supervisors. */
export const sectorChoices = {
  classification: {
    title: { zh: '分类分级的决定', en: 'Deciding class and grade' },
    leaves: ['3.2'],
    we: {
      zh: '规则只提议，由一人决定、另一人核定；级别不低于各字段最高级，重要程度不低于危害对象与程度所对应的一档；低于提议的须写明理由。行业主管部门可以另行认定，本单位据以修订卡片。',
      en: 'A rule proposes, one person decides and another confirms; the grade is never below the highest field, the importance never below what object and degree of harm say; going below the proposal needs a longer reason. The sector authority may set it too, and the unit revises the card by it.',
    },
    suggestedBy: { zh: 'GB/T 43697-2024（就高从严、动态更新）', en: 'GB/T 43697-2024 (the stricter holds; kept up to date)' },
    confirmBy: bureau,
    since,
    value: 20,
    reads: 'grading-reasons',
    unit: { zh: '字（低于提议时的理由）', en: 'characters of a reason below the proposal' },
  },
  regrading: {
    title: { zh: '分级任务的期限', en: 'Time for a task to grade' },
    leaves: ['3.2'],
    we: {
      zh: '表格导入的资产进入目录后尚未分类分级，字段、规模、规则版本、汇聚变化，发生安全事件或有人提请，以及满一年，都生成分级任务，由持有单位在20个工作日内办结。',
      en: 'An asset that entered the catalogue by a table and was never graded, changed fields, volume, rule version or aggregation, an incident or a request, and the end of a year make a task that the holder finishes within 20 working days.',
    },
    suggestedBy: {
      zh: 'GB/T 43697-2024 附录J（动态更新情形）；天数为通行做法',
      en: 'GB/T 43697-2024 annex J (when to update); the days are general practice',
    },
    confirmBy: bureau,
    since,
    value: 20,
    reads: 'regrading-tasks',
    unit: workingDays,
  },
  'core-data': {
    title: { zh: '核心数据移出平台', en: 'Core data leaves the platform' },
    leaves: ['3.2', '4.7'],
    we: {
      zh: '认定为核心数据的，不再建卡、修订和登记，在办的登记、委托和使用申请终止，也不能再开办（除持有单位和登记机构外，只告知依法不得），已有的登记随之注销（公开的事由为“法律、法规规定的其他情形”），运营、使用和交易随登记停止；平台清除其样例、取值、统计和上传的源文件，只留认定记录和去向；再次扫描到的不能改作另一项资产。',
      en: 'What is found to be core data is no longer carded, revised or registered; open applications, commissions and requests for use end and none is opened any more (others than the holder and the registrar are told only that the law keeps it off), a registration is deregistered with it (publicly as “another case provided by law”), and operation, use and trade stop with the registration. Samples, values, figures and uploaded files are erased, and only the record of the finding stays; found again, it is not taken for another asset.',
    },
    suggestedBy: {
      zh: '《数据安全法》第二十一条（核心数据实行更加严格的管理制度）',
      en: 'Data Security Law, art. 21 (stricter management of core data)',
    },
    confirmBy: bureau,
    since,
  },
  potential: {
    title: { zh: '预期潜力评分', en: 'Score of expected potential' },
    leaves: ['3.3'],
    we: {
      zh: '行业清单按预期效益、质量、规模、更新、开放程度、登记状态和市场需求七项计分排序，满分100，每项得分和依据可见；评分只用于排序，不是价值评估。',
      en: 'A sector list ranks by seven parts: expected benefit, quality, scale, updates, openness, registration and market demand, 100 at most; each part shows its points and what they rest on. It ranks and is no valuation.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 100,
    reads: 'list-scores',
    unit: { zh: '分', en: 'points' },
  },
  'public-list': {
    title: { zh: '清单公开范围', en: 'What of a list is public' },
    leaves: ['3.1', '6.8'],
    we: {
      zh: '发布的行业清单只公开一般数据中1至2级的名称、持有单位和概述；其余只公开数量。',
      en: 'Of a published sector list only names, holders and summaries of general data of grades 1 and 2 are public; the rest is only counted.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 2,
    reads: 'grades-published',
    unit: { zh: '级', en: 'grade' },
  },
  'contributor-link': {
    title: { zh: '受邀参与的链接', en: 'Links for contributors' },
    leaves: ['3.4'],
    we: {
      zh: '行业主管部门以链接邀请企业、科研机构、高校和协会参与；链接只能启用一次，最长30天，可随时收回；参与者实名并写明单位，只看得到所讨论的清单，意见留存并逐条答复。',
      en: 'A sector authority invites enterprises, institutes, universities and associations by link: used once, 30 days at most, revocable; contributors give name and organisation, see nothing but the list under discussion, and every comment is kept and answered.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 30,
    reads: 'invitations',
    unit: { zh: '天', en: 'days' },
  },
  'due-horizon': {
    title: { zh: '到期提示', en: 'Falling due' },
    leaves: ['2.1', '3.9', '4.6'],
    we: {
      zh: '意见书、评估报告、凭证和备查复核在到期前90天列入各方工作台。',
      en: 'Opinions, valuations, certificates and reviews of the memorandum register appear on the desks 90 days before they fall due.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 90,
    reads: 'falling-due',
    unit: { zh: '天', en: 'days' },
  },
} as const satisfies Record<string, ChoiceShape>
