import { notMeasured } from '../readings.ts'
import { bureau, bureauAndCentre, type ChoiceShape, workingDays } from './choice.ts'

const since = '2026-11-26'

/** What is open about the other registers: whose data they take, and how their forms look. */
export const registerChoices = {
  'registration-forms': {
    title: { zh: '其他登记的表样', en: 'Forms of the other registers' },
    leaves: ['4.1', '4.2'],
    we: {
      zh: '国家、省公共数据资源登记和数据产权登记的申请表按各自文件所列事项排列，由同一张卡片、资产和材料带出；平台不知道的项目留空并标出，不代填；官方印发的表样待核。',
      en: 'The forms of the national and provincial registers and of data property follow what their rules list, prefilled from the same card, asset and papers; what the platform does not know stays empty and marked; the official layout is to be checked.',
    },
    suggestedBy: {
      zh: '《公共数据资源登记管理暂行办法》第九条；《数据产权登记工作指引（试行）》附件1',
      en: 'Interim Measures for Public Data Resource Registration, art. 9; Data Property Registration Guide (trial), annex 1',
    },
    confirmBy: bureauAndCentre,
    since,
  },
  'national-reminders': {
    title: { zh: '国家登记到期提醒', en: 'Reminders before a national registration ends' },
    leaves: ['4.1', '4.2'],
    we: {
      zh: '资产所记的公共数据资源登记（查询码）写明有效期的，届满前60、30、7日各提醒持有单位一次；续展在届满前60日内向原登记机构申请，平台不代办。',
      en: 'Where the record of a national registration says until when it is valid, the holder is told 60, 30 and 7 days before; renewal is applied for at its own body within the 60 days before the end, not here.',
    },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十五条', en: 'Interim Measures for Public Data Resource Registration, art. 15' },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
    value: '60,30,7',
    reads: 'national-ends',
    unit: { zh: '日', en: 'days before' },
  },
  'property-reminders': {
    title: { zh: '数据产权登记到期提醒', en: 'Reminders before a data property certificate ends' },
    leaves: ['4.1', '4.2'],
    we: {
      zh: '资产所记的数据产权登记凭证（SJ 编码）写明有效期的，届满前180、30、1日各提醒持有单位一次；续展在届满前6个月至1日之间向原登记机构申请，平台不代办。',
      en: 'Where the record of a data property certificate says until when it is valid, the holder is told 180, 30 days and 1 day before; renewal is applied for at its own body between six months and one day before the end, not here.',
    },
    suggestedBy: {
      zh: '《数据产权登记工作指引（试行）》（条号待核）',
      en: 'Data Property Registration Guide (trial); article to be checked',
    },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
    value: '180,30,1',
    reads: 'property-ends',
    unit: { zh: '日', en: 'days before' },
  },
  'first-national-registration': {
    title: { zh: '交付后的国家首次登记', en: 'First national registration after a delivery' },
    leaves: ['4.1', '6.1'],
    we: {
      zh: '公共机构和公用企业持有、或者作为公共数据取得的资产，以其制成的产品第一次交付（试用不算）而没有国家登记记录的，提醒持有单位和供货的运营主体一次：自交付之日起20个工作日内申请首次登记；只提醒，不拦阻交易。',
      en: 'When a product made from an asset that a public body or utility holds, or that was acquired as public data, is delivered for the first time, trials left out, and no national registration is recorded, holder and supplying operator are told once: the first registration is applied for within 20 working days of the delivery. It reminds and hinders no trade.',
    },
    suggestedBy: {
      zh: '《公共数据资源登记管理暂行办法》第九条第一项',
      en: 'Interim Measures for Public Data Resource Registration, art. 9 (1)',
    },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
    value: 20,
    reads: notMeasured(
      '申请国家首次登记的日期在国家登记机构，平台只记登记结果',
      'The day a first national registration was applied for is known at its body; only the outcome is recorded here',
    ),
    unit: workingDays,
  },
  'property-registration-scope': {
    title: { zh: '数据产权登记的范围', en: 'What data property registration takes' },
    leaves: ['4.1'],
    we: {
      zh: '党政机关履职采集、产生或委托采集的数据不办理数据产权登记，平台不出申请表；外部购置的和事业单位自己的数据，文件没有写明，由申请单位判断，表尾注明。',
      en: 'Data that party and government organs collect or produce in performing duties takes no property registration and gets no form; purchased data, and that of public institutions, is left to the unit and the foot of the form says so.',
    },
    suggestedBy: { zh: '《数据产权登记工作指引（试行）》第十五条', en: 'Data Property Registration Guide (trial), art. 15' },
    confirmBy: bureau,
    since,
  },
  'trial-registration': {
    title: { zh: '入境数据探索登记', en: 'Trial registration of inbound data' },
    leaves: ['6.10'],
    we: {
      zh: '入境数据的登记都办作探索登记：只受理非公共数据，即行政机关、事业单位和公用企业以外的单位持有的；信息卡须写明来源国家或地区、境外提供方、合同编号和入境日期。程序、期限和效力与其他登记相同；公示、凭证、登记簿、核验页和统计注明“探索登记”，公开来源地，不公开提供方和合同；登记后补充、更正入境信息办理变动登记，标注随变动后的卡片。它只记录登记事实，不代替数据入境的其他监管手续。',
      en: 'Every registration of inbound data is a trial registration: of non-public data alone, that is held by others than administrative organs, public institutions and public utilities; the card states country or region, overseas provider, contract number and day. Procedure, times and effect are those of any registration; notice, certificate, register, check page and statistics show the mark and the place of origin, not provider or contract; once registered it is set, completed or removed by a change, and the mark follows the changed card. It records and does not replace other supervision of inbound data.',
    },
    suggestedBy: {
      zh: '没有条文规定程序；“探索”是第六章的用语，公用企业不计入非公共数据参照第六章第一条的并列',
      en: 'No article sets a procedure; “tried out” is the word of chapter 6, whose first clause names utilities apart from non-public data',
    },
    confirmBy: bureauAndCentre,
    since,
  },
  'disputed-rights': {
    title: { zh: '有争议或被查封的资产', en: 'Assets that are disputed or seized' },
    leaves: ['4.7', '6.3'],
    we: {
      zh: '信息卡载明有争议或被查封的，不因此不予登记：审查时提示经办人核对，公示、凭证、登记簿、核验页和统计标注“有争议或被查封”，具体情况不公开；登记后发生或解除的，由持有单位办理变更登记（登记错误的也可由利害关系人请求更正），标注随变动后的卡片。存在争议或查封的不能入账。',
      en: 'What the card calls disputed or seized is not refused for that: reviewers are told, and notice, certificate, register, check page and statistics bear the mark, not the particulars. What comes about or ends after the registration is amended by the holder, or corrected when another asks for it; the mark follows the changed card. It cannot be booked meanwhile.',
    },
    suggestedBy: {
      zh: '没有条文；登记凭证备注限制、查封是不动产等登记的通行做法',
      en: 'No article; that a certificate remarks limits and seizures is the practice of other registers',
    },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
  },
} as const satisfies Record<string, ChoiceShape>
