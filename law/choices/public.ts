import { bureau, bureauAndCentre, type ChoiceShape, practice } from './choice.ts'
import { notMeasured, onlyWhenShown } from '../readings.ts'

const since = '2026-11-26'

/** What the guideline leaves open about serving applicants and the public, and about keeping cases moving. */
export const publicChoices = {
  'progress-code': {
    title: { zh: '凭编号和查询码查进度', en: 'Progress by number and code' },
    leaves: ['4.2', '4.7'],
    we: {
      zh: '提交时取得办件编号和查询码，两者都对才能查：事项、环节、剩余工作日、轮到谁，不显示姓名、单位和内容；编号不存在、查询码不对、尚未提交的答复相同，按来访地址限制次数。异议由异议人凭回执、因异议终止的登记由申请单位、利害关系人请求的更正由请求人凭查询码查看决定和理由。',
      en: 'On submission one gets the case number and a code, and both must fit: procedure, step, working days left and whose move, but no person, organisation or content. An unknown number, a wrong code and a case not yet submitted get the same answer, and an address may ask so many times a minute. Whoever objected, whose registration an objection ended, or who asked in writing for a correction, reads the decision and its reasons by the receipt or the code.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 30,
    reads: notMeasured('凭编号查询的次数只在内存里数，不留记录', 'Look-ups by number are counted in memory and not kept'),
    unit: { zh: '次/分钟', en: 'looks a minute' },
  },
  'stuck-cases': {
    title: { zh: '卡住的办件', en: 'Cases that are stuck' },
    leaves: ['3.5', '4.2'],
    we: {
      zh: '运行体检列出时限、责任人、定时或任务不对的办件及其查询语句，也列出没有人能接着填的草稿，只到编号，和逾期没有录入的更正请求；监管部门和登记机构可以写明理由重设时限，只按规程和办理记录重写期限、责任人、定时和丢失的对方单位，不代替任何人办理，本单位的事项回避；管理员只看到编号、环节和轮到谁。',
      en: 'A health page lists cases whose clock, owner, timer or job is wrong, with the query that found them, drafts nobody can go on with, by their number alone, and requests for a correction not taken in in time. Supervisor and registrar may set a clock anew with a reason: due day, owner, timer and a unit on the other side that was lost are written again from procedure and record, nobody’s decision is taken for them, and a unit keeps out of its own. Administrators see numbers, steps and whose move it is only.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
  },
  'similar-claims': {
    title: { zh: '相似登记比对', en: 'Comparing similar claims' },
    leaves: ['4.7'],
    we: {
      zh: '审查时在审查人看得到的资产中列出取值相像或名称主题词相同的，指出其中半数以上字段同名的，已登记的在前，最多20项，并可逐项比对；含主题词的资产超过40项的，说明太多，不按名称列出；仅建卡、未进目录的不列。是否重复由审查人判断，平台不据此拒绝。',
      en: 'Among the assets they may read, reviewers see those alike by values or by the words of their name, told which of them share half of their columns, registered ones first, 20 at most, and can compare them item by item. Words that more than 40 assets have are said to be common, and nothing is listed for them; what is only carded and not yet in the catalogue is left out. Whether it is a duplicate is for the reviewer to say, and nothing is refused for it.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 0.5,
    reads: onlyWhenShown('相似登记的比对供审查人参考', 'The comparison with similar assets is for the reviewer'),
    unit: { zh: '（同名字段比例）', en: 'share of columns of the same name' },
  },
  'open-statistics': {
    title: { zh: '公开统计', en: 'Open statistics' },
    leaves: ['4.2', '6.8'],
    we: {
      zh: '按月、登记类型、行业公布登记数量，可下载 CSV 和 JSON；只由已公开的登记簿汇总，不含未登记的资产。',
      en: 'Registrations are counted openly by month, type and sector, as CSV and JSON too; they are counted from the public register only, never from assets that are not registered.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
