import type { Words } from '../words.ts'

/** What inventory, registration and disposal bring about. */
export const registrationEffects = {
  'start-round': { zh: '盘点方案生效，开始清查', en: 'The plan takes effect and the counting begins' },
  'cancel-round': { zh: '盘点作废', en: 'The round is cancelled' },
  'publish-catalogue': { zh: '盘点结果进入数据资产目录', en: 'The findings enter the catalogue' },
  'record-classifications': { zh: '记下各项资产的分类分级', en: 'Class and grade of each asset are recorded' },
  'record-classification': {
    zh: '记下分类分级的决定，卡片随之修订',
    en: 'The decision on class and grade is recorded and the card follows',
  },
  'bar-core': {
    zh: '核心数据移出平台：清除样例和取值，在办事项终止，已有登记注销',
    en: 'Core data is barred: samples and values are erased, what is open about it ends, and a registration is deregistered',
  },
  'open-list': { zh: '清单开放征求意见', en: 'The list is open for comments' },
  'publish-list': { zh: '清单按版本发布', en: 'The list is published as an edition' },
  'cancel-list': { zh: '清单作废', en: 'The list is cancelled' },
  'file-opinion': { zh: '法律意见书归入资产当前版本', en: 'The opinion is filed with the asset version' },
  'file-valuation': { zh: '评估报告归入资产当前版本', en: 'The valuation is filed with the asset version' },
  'tell-lapsed': { zh: '告知委托单位和受托机构委托已逾期终止', en: 'Unit and firm are told that the commission has lapsed' },
  'freeze-subject': { zh: '锁定所申请的资产版本', en: 'The asset version applied for is frozen' },
  'release-subject': { zh: '解除资产版本锁定', en: 'The asset version is released' },
  'open-notice': { zh: '发布登记公示', en: 'The public notice is published' },
  'close-notice': { zh: '结束登记公示', en: 'The public notice is closed' },
  'issue-certificate': {
    zh: '发放登记凭证，信息卡转为资产卡',
    en: 'The certificate is issued and the information card becomes the asset card',
  },
  'take-over-certificate': {
    zh: '记下原登记及其材料，发放标注“存量”的凭证，信息卡转为资产卡',
    en: 'The earlier registration and its papers are kept, a marked certificate is issued and the information card becomes the asset card',
  },
  'hold-for-disposal': { zh: '处置期间锁定资产', en: 'The asset is held while it is disposed of' },
  'check-disposal-papers': {
    zh: '核对材料已收到、销毁日期不早于审批',
    en: 'Papers are there, and the day of destruction is not before the approval',
  },
  'record-destruction': { zh: '资产记为已销毁，销毁记录永久保存', en: 'The asset stands as destroyed and the record is kept for good' },
  'end-card': { zh: '终止资产卡，移出备查簿', en: 'The asset card ends and the memorandum is taken out' },
  'erase-copies': { zh: '清除平台留存的源文件和扫描取值', en: 'Files and values the platform holds are erased' },
  'prepare-disposal-entry': { zh: '通知单位记账，备好处置分录', en: 'The unit is told and the entry of the disposal prepared' },
  'change-certificate': {
    zh: '登记内容变动生效，换发凭证，资产卡随之修订',
    en: 'The change takes effect, a successor is issued and the asset card follows',
  },
  'transfer-asset': {
    zh: '登记、卡片和查看范围随新持有单位，换发凭证',
    en: 'Register, cards and read scope follow the new holder, and a successor is issued',
  },
  'deregister-certificate': {
    zh: '凭证注销，资产转回备查簿',
    en: 'The certificate is deregistered and the asset comes back to the memorandum register',
  },
  'call-to-hearing': { zh: '告知持有单位陈述和申辩', en: 'The holder is told and may answer' },
  'ask-about-correction': { zh: '请持有单位答复更正请求', en: 'The holder is asked about the correction' },
  'tell-of-correction': {
    zh: '告知持有单位更正审查通过、将予公示',
    en: 'The holder is told that the correction passed and is put on notice',
  },
  'tell-of-objection': {
    zh: '告知持有单位公示收到异议、异议不成立',
    en: 'The holder is told of an objection to the notice, and when it is dismissed',
  },
  'ask-about-objection': { zh: '请持有单位答复异议要点', en: 'The holder is asked about what is objected' },
  'revoke-certificate': {
    zh: '凭证撤销并公告，资产转回备查簿',
    en: 'The certificate is revoked with a public note and the asset comes back to the memorandum register',
  },
  'enter-memo': { zh: '记入资产备查簿', en: 'The asset enters the memorandum register' },
} as const satisfies Record<string, Words>
