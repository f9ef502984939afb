import { bureau, bureaux, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-26'
const years = { zh: '年', en: 'years' } as const
const months = { zh: '个月', en: 'months' } as const

/** What the clauses on disposal leave open: whose hands, how long data is kept before, what becomes of copies. */
export const disposalChoices = {
  'destruction-hands': {
    title: { zh: '销毁分人办理', en: 'Destruction in several hands' },
    leaves: ['4.8', '4.9'],
    we: {
      zh: '提出、认定、审批、执行、监销分五个环节：认定人不是提出人，审批人不是提出人或认定人，执行人和监销人互不为同一人，也都不是提出人或审批人；至少四人，退回重办的也算经手；一人有几个岗位仍是一人。',
      en: 'Proposal, recognition, approval, execution and witness are five steps: who recognises did not propose, who approves did neither, executor and witness are two people and neither proposed nor approved. At least four people; acts before a return count; somebody with several posts is one person.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
  },
  'destruction-approval': {
    title: { zh: '销毁由谁审批', en: 'Who approves a destruction' },
    leaves: ['4.9'],
    we: {
      zh: '规程没有写明审批层级：单位负责人审批、集体决策、主管部门或财政部门批复任选其一，须有文号、日期和文件；金额标准由各单位内控制度规定。',
      en: 'The levels of approval are not set: the head, a meeting, or the superior or finance authority approves, with number, day and paper; thresholds follow the unit’s own rules.',
    },
    suggestedBy: {
      zh: '行政事业单位国有资产处置的通行审批（条文待核）',
      en: 'Usual approval of disposing of state assets (articles to be checked)',
    },
    confirmBy: bureaux,
    since,
  },
  'destruction-deadline': {
    title: { zh: '批准后及时销毁', en: 'Destroyed soon after approval' },
    leaves: ['4.8'],
    we: {
      zh: '规程只写“及时”：批准后30个工作日内执行，监销期间不计，退回重做的接着计算；逾期提示，不自动终止。',
      en: 'The text only says soon: carried out within 30 working days of the approval, which stand still while the witness looks and go on when work is sent back; what is late is shown and does not end by itself.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 30,
    reads: 'step-visits',
    unit: workingDays,
  },
  'destruction-hands-deadline': {
    title: { zh: '认定、审批、监销的时限', en: 'Limits of recognition, approval and witness' },
    leaves: ['4.8', '4.9'],
    we: {
      zh: '认定、审批、监销各10个工作日：其间资产锁定；逾期提示并列入运行体检，不自动通过也不自动终止。',
      en: 'Recognition, approval and witness take 10 working days each, since the asset is locked meanwhile; what is late is shown and listed on the health page and neither passes nor ends by itself.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'destruction-after-deregistration': {
    title: { zh: '已登记的先注销', en: 'Deregistered before it is destroyed' },
    leaves: ['4.6', '4.8'],
    we: {
      zh: '登记凭证仍然有效的不能销毁：先办理注销登记，凭证失效、资产卡终止后再提出；销毁不撤销已发的凭证记录。凭证到期而销毁在办的，登记机构仍可以提出撤销；撤销在办时不批准、不登记销毁记录、不监销。',
      en: 'While a certificate stands nothing is destroyed: deregister first, then propose; the record of the certificate stays. Of an expired one the registrar may still propose the revocation while the destruction is open; until that is decided nothing is approved, recorded or witnessed.',
    },
    suggestedBy: {
      zh: '《公共数据资源登记管理暂行办法》第九条（资源灭失的注销登记）',
      en: 'Interim Measures for Public Data Resource Registration, art. 9 (deregistration of what is lost)',
    },
    confirmBy: bureau,
    since,
  },
  'destruction-copies': {
    title: { zh: '平台留存的副本', en: 'Copies the platform holds' },
    leaves: ['4.8'],
    we: {
      zh: '监销确认后，平台删除该资产在销毁之前上传的源文件（曾由其他单位持有的含其上传的；同一文件中有其他数据集的也一并删除，需要时重新上传），清除这些扫描结果中的样例、取值和比对指纹，逐单位留痕；信息卡、意见书、评估报告、凭证、账务、审计和销毁记录保留。单位目录和数据库中的数据由单位销毁，平台备份按备份制度轮换。已销毁的数据再被扫描到，不能作为原资产的新版本。',
      en: 'Once witnessed, the platform deletes the files of the asset that were uploaded before its destruction (also by who held it earlier, and where other datasets are in them; they are uploaded again when needed) and clears samples, values and sketches from its findings, on record for each unit. Card, papers, certificate, books, log and record stay. What lies in folders and databases of the unit is destroyed by the unit; backups rotate. Data found again is no new version of the destroyed asset.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
  'retention-days': {
    title: { zh: '保存期怎样计算', en: 'How a time of retention is counted' },
    leaves: ['4.8'],
    we: {
      zh: '起算当日不计入；到期月的对应日为最后一日，没有对应日的为月末日，保存至某日的含当日；最后一日的次日起才可销毁。最后一日是休息日的不顺延：没有人须在当日办理。信息卡上的保存期限按所写的年、月推算，写有几个的按最长的；另有文字或者读不出的，提醒认定人核实。',
      en: 'The day it begins is not counted; the same day of the last month is the last one, or the end of that month, and a day named is included; from the day after, data may be destroyed. A last day that is a holiday is not moved: nobody has to act on it. What a card says is read as years and months, of several the longest; where it says more, or cannot be read, whoever recognises is told to check.',
    },
    suggestedBy: { zh: '《民法典》第二百零一条至第二百零三条（条号待核）', en: 'Civil Code, arts. 201–203 (to be checked)' },
    confirmBy: bureau,
    since,
  },
  'retention-matrix': {
    title: { zh: '平台记录的保存期表', en: 'The matrix of retention of the platform’s own records' },
    leaves: ['4.8', '7.1'],
    we: {
      zh: '平台每张存放记录的表都归入一类，一表兼有几类的按最长的一类；从记录所说的事终结之日起算，会计资料从会计年度终了起算，组成部分随整体，尚在使用的不起算。保存期未满，数据库拒绝删除和清空，对所有者也拒绝；期满后不自动删除，列入“到期待处置”，由有权机关另行决定。登录会话、从未提交的草稿、已销毁资产的样例和副本，目的已达成的，可以提前清除。',
      en: 'Every table of the platform that holds records is of a kind; of several kinds the longest counts. The term runs from the end of what the record speaks of, of books from the end of the accounting year; parts go with the whole; what is in use has not begun. Before that the database refuses to delete or empty, also to its owner; afterwards nothing goes by itself but is listed as due for disposal, for whoever is entitled to decide. Sessions, drafts never submitted, samples and copies of destroyed assets have served their purpose and may go earlier.',
    },
    suggestedBy: {
      zh: '《档案法》《会计档案管理办法》关于保管期限和鉴定处置的规定；《个人信息保护法》关于目的实现即删除的规定（条文均待核）',
      en: 'Archives Law and Measures for Accounting Archives on terms and appraisal; Personal Information Protection Law on deletion when the purpose is met (articles to be checked)',
    },
    confirmBy: bureaux,
    since,
  },
  'retention-network-log': {
    title: { zh: '网络日志保存期', en: 'Retention of network logs' },
    leaves: ['4.8'],
    we: {
      zh: '网络日志类数据自形成起保存6个月；数据访问日志建议更长。',
      en: 'Network logs are kept 6 months; logs of data access preferably longer.',
    },
    suggestedBy: { zh: '《网络安全法》（条文待核）', en: 'Cybersecurity Law (article to be checked)' },
    confirmBy: bureau,
    since,
    value: 6,
    reads: 'destructions',
    unit: months,
  },
  'retention-provision': {
    title: { zh: '个人信息、重要数据提供委托记录保存期', en: 'Retention of records of provision' },
    leaves: ['4.8'],
    we: {
      zh: '向他人提供、委托处理个人信息和重要数据的记录保存3年。',
      en: 'Records of providing or entrusting personal or important data are kept 3 years.',
    },
    suggestedBy: { zh: '《网络数据安全管理条例》（条文待核）', en: 'Network Data Security Regulations (article to be checked)' },
    confirmBy: bureau,
    since,
    value: 3,
    reads: 'destructions',
    unit: years,
  },
  'retention-risk-assessment': {
    title: { zh: '风险评估报告保存期', en: 'Retention of risk assessments' },
    leaves: ['4.8'],
    we: { zh: '网络数据安全风险评估报告保存3年。', en: 'Reports of risk assessment are kept 3 years.' },
    suggestedBy: { zh: '《网络数据安全风险评估办法》第十五条', en: 'Measures for Network Data Security Risk Assessment, art. 15' },
    confirmBy: bureau,
    since,
    value: 3,
    reads: 'destructions',
    unit: years,
  },
  'retention-impact-assessment': {
    title: { zh: '个人信息保护影响评估保存期', en: 'Retention of impact assessments' },
    leaves: ['4.8'],
    we: { zh: '个人信息保护影响评估报告和处理情况记录保存3年。', en: 'Impact assessments and their records are kept 3 years.' },
    suggestedBy: { zh: '《个人信息保护法》（条文待核）', en: 'Personal Information Protection Law (article to be checked)' },
    confirmBy: bureau,
    since,
    value: 3,
    reads: 'destructions',
    unit: years,
  },
  'retention-registration': {
    title: { zh: '登记材料保存期', en: 'Retention of registration material' },
    leaves: ['4.8'],
    we: {
      zh: '登记材料保存30年；平台自身的登记记录不因数据销毁而删除。',
      en: 'Registration material is kept 30 years; the platform’s own record of registration is not deleted with the data.',
    },
    suggestedBy: {
      zh: '《数据产权登记工作指引（试行）》第十条为20年，深圳为30年，取长',
      en: 'Data Property Registration Guide (trial), art. 10: 20 years; Shenzhen: 30; the longer is taken',
    },
    confirmBy: bureau,
    since,
    value: 30,
    reads: 'destructions',
    unit: years,
  },
  'retention-accounting': {
    title: { zh: '会计资料保存期', en: 'Retention of accounting records' },
    leaves: ['4.8'],
    we: { zh: '会计凭证、账簿类数据保存30年。', en: 'Vouchers and books are kept 30 years.' },
    suggestedBy: { zh: '会计档案保管期限（条文待核）', en: 'Retention of accounting archives (article to be checked)' },
    confirmBy: bureaux,
    since,
    value: 30,
    reads: 'destructions',
    unit: years,
  },
  'retention-destruction': {
    title: { zh: '销毁记录永久保存', en: 'Records of destruction stay' },
    leaves: ['4.8'],
    we: { zh: '销毁记录只增不改、永久保存。', en: 'A record of destruction is only added, never changed, and kept for good.' },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
