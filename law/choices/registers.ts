import { bureau, bureauAndCentre, type ChoiceShape } from './choice.ts'

const since = '2026-11-26'

/** What is open about the other registers: whose data they take, and how their forms look. */
export const registerChoices = {
  'registration-forms': {
    title: { zh: '其他登记的表样', en: 'Forms of the other registers' }, leaves: ['4.1', '4.2'],
    we: { zh: '国家、省公共数据资源登记和数据产权登记的申请表按各自文件所列事项排列，由同一张卡片、资产和材料带出；平台不知道的项目留空并标出，不代填；官方印发的表样待核。', en: 'The forms of the national and provincial registers and of data property follow what their rules list, prefilled from the same card, asset and papers; what the platform does not know stays empty and marked; the official layout is to be checked.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第九条；《数据产权登记工作指引（试行）》附件1', en: 'Interim Measures for Public Data Resource Registration, art. 9; Data Property Registration Guide (trial), annex 1' }, confirmBy: bureauAndCentre, since,
  },
  'property-registration-scope': {
    title: { zh: '数据产权登记的范围', en: 'What data property registration takes' }, leaves: ['4.1'],
    we: { zh: '党政机关履职采集、产生或委托采集的数据不办理数据产权登记，平台不出申请表；外部购置的和事业单位自己的数据，文件没有写明，由申请单位判断，表尾注明。', en: 'Data that party and government organs collect or produce in performing duties takes no property registration and gets no form; purchased data, and that of public institutions, is left to the unit and the foot of the form says so.' },
    suggestedBy: { zh: '《数据产权登记工作指引（试行）》第十五条', en: 'Data Property Registration Guide (trial), art. 15' }, confirmBy: bureau, since,
  },
} as const satisfies Record<string, ChoiceShape>
