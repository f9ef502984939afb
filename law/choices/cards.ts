import { bureau, bureaux, type ChoiceShape, practice, since } from './choice.ts'

/** What the text leaves open about cards, their import, their marks and the memorandum register. */
export const cardChoices = {
  'card-tables': {
    title: { zh: '表格导入', en: 'Import of tables' },
    leaves: ['3.8', '3.10'],
    we: {
      zh: '信息卡可以用模板整表导入，一次不超过20000行；有一处错误整表不收，错误逐格列出；导入的信息卡同样经本单位另一人复核才进入目录。',
      en: 'Cards may come in as a whole table by the template, 20,000 lines at most; with one error nothing is taken and every error is listed at its cell. Imported cards are checked by a colleague before they enter the catalogue, as all others.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 20_000,
    reads: 'card-tables',
    unit: { zh: '行', en: 'lines' },
  },
  'use-mark': {
    title: { zh: '使用标识', en: 'Use mark' },
    leaves: ['3.11'],
    we: {
      zh: '对外加工或经营期间，由持有单位登记运营主体、协议和期限，终止时写明原因；标识不影响账面金额，期限届满后显示为到期。',
      en: 'While data is processed or sold, the holder marks operator, agreement and term, and ends the mark with a reason; the mark touches no amount and shows when its term is over.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
  },
  'memo-review': {
    title: { zh: '备查簿复核', en: 'Review of the memorandum register' },
    leaves: ['3.10', '4.6'],
    we: {
      zh: '复核日期由持有单位填写，不晚于1年，到期提醒持有单位；凭证到期、注销或撤销的资产转入备查簿，复核日期为其后30天。',
      en: 'The holder sets the day of review, within a year, and is reminded of it; an asset whose certificate expired, was deregistered or revoked comes to the memorandum register, to be looked at 30 days later.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
    value: 30,
    reads: 'memo-reviews',
    unit: { zh: '天', en: 'days' },
  },
} as const satisfies Record<string, ChoiceShape>
