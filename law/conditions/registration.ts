import type { ConditionShape } from './condition.ts'

/** What inventory, registration and disposal require. */
export const registrationConditions = {
  'sources-scanned': {
    demand: {
      zh: '至少一个数据源已扫描、一份信息卡表格已导入或一项资产人工盘到，且没有仍在扫描或导入的',
      en: 'At least one source was scanned, one table of cards imported or one asset seen by a person, and none is still being scanned or imported',
    },
    remedy: {
      zh: '添加数据源、导入信息卡并等待结束，或说明人工盘到的资产',
      en: 'Add a source or import cards and wait for the end, or tell which assets were seen',
    },
    basis: '§3.5',
  },
  'cards-confirmed': {
    demand: { zh: '每项扫描结果都已确认建卡，或注明不纳入的理由', en: 'Every finding was confirmed as a card or set aside with a reason' },
    remedy: { zh: '逐项确认信息卡，或注明不纳入的理由', en: 'Confirm each card, or set the finding aside with a reason' },
    basis: '§3.8',
  },
  'differences-explained': {
    demand: {
      zh: '应盘未见和目录外新见的资产都已说明去向和理由',
      en: 'Every asset that was expected and not found, or found and not expected, is explained',
    },
    remedy: {
      zh: '在盘点页“账实核对”中逐项或成批说明差异',
      en: 'Explain the differences on the count of the round, one by one or together',
    },
    basis: '§3.9',
  },
  'differences-recounted': {
    demand: { zh: '应盘未见的资产已由另一人复盘同意', en: 'A colleague counted again and agrees about every asset that was not found' },
    remedy: { zh: '请说明人以外的经办人在“账实核对”中复盘', en: 'Ask an officer other than the one who explained to count again' },
    basis: 'choice:count-differences',
  },
  'inventory-done': {
    demand: { zh: '该数据资产已完成盘点并进入目录', en: 'The asset has been through an inventory and is in the catalogue' },
    remedy: { zh: '先完成盘点并发布目录', en: 'Finish the inventory round and publish it first' },
    basis: '§4.3',
    metBy: 'inventory-round',
  },
  'unqualified-opinion': {
    demand: {
      zh: '有针对当前版本、仍在有效期内的无保留合规性法律意见书',
      en: 'An unqualified legal opinion on this very version exists and is still valid',
    },
    remedy: {
      zh: '委托律师事务所就当前版本出具无保留意见',
      en: 'Commission a law firm to give an unqualified opinion on the current version',
    },
    basis: '§4.4',
    metBy: 'legal-opinion',
  },
  'valuation-report': {
    demand: { zh: '有针对当前版本、仍在有效期内的价值评估报告', en: 'A valuation report on this very version exists and is still valid' },
    remedy: { zh: '委托评估机构就当前版本出具评估报告', en: 'Commission a valuer to report on the current version' },
    basis: '§4.5',
    metBy: 'valuation',
  },
  'nothing-forbidden': {
    demand: { zh: '未标记为核心数据，也没有不予登记的情形', en: 'It is not core data and nothing forbids its registration' },
    remedy: {
      zh: '核心数据不得在本平台登记；请更正分类分级或撤回申请',
      en: 'Core data cannot be registered here; correct its grade or withdraw',
    },
    basis: '§4.7',
  },
  'stays-here': {
    demand: { zh: '该数据没有依法不得在本平台登记和运营的情形', en: 'No law keeps this data from being registered and operated here' },
    remedy: { zh: '改选其他数据资产；有疑问的，向持有单位了解', en: 'Choose another asset; ask its holder if in doubt' },
    basis: '§4.7',
  },
  'not-registered': {
    demand: {
      zh: '该资产尚未登记，也没有其他在办的首次登记',
      en: 'The asset is not registered yet and no other first registration of it is open',
    },
    remedy: {
      zh: '已登记资产请办理变动登记；在办件请先办结',
      en: 'Use change registration for a registered asset; finish the open case first',
    },
    basis: '§4.7',
  },
  'never-registered': {
    demand: {
      zh: '该资产没有在本平台登记过，也没有在办的登记',
      en: 'The asset was never registered here and no registration case of it is open',
    },
    remedy: {
      zh: '已登记的办理变动登记，登记已失效的办理首次登记；在办件请先办结',
      en: 'Use change registration when it is registered, first registration when that ended; finish the open case first',
    },
    basis: 'choice:legacy-registration',
  },
  'earlier-in-term': {
    demand: {
      zh: '原凭证是平台启用前发放的，在有效期内',
      en: 'The earlier certificate was issued before the platform and is within its term',
    },
    remedy: {
      zh: '原凭证已到期的、平台启用后发放的，办理首次登记',
      en: 'When it ended, or was issued since, apply for first registration',
    },
    basis: 'choice:legacy-registration',
  },
  'earlier-not-taken': {
    demand: {
      zh: '原凭证编号没有转入过，也没有在另一件中申请',
      en: 'The earlier number was not taken over and is not asked for in another case',
    },
    remedy: {
      zh: '核对原凭证编号；已被他人转入的，凭原凭证向登记机构反映',
      en: 'Check the number; tell the registrar when somebody else took it over',
    },
    basis: 'choice:legacy-registration',
  },
  'earlier-papers': {
    demand: {
      zh: '原凭证、无保留法律意见书和评估报告都在办件中，出具机构不是持有单位自己',
      en: 'Certificate, unqualified opinion and valuation are in the case, by firms other than the holder',
    },
    remedy: {
      zh: '在本办件中上传三份文件，每份各是一个文件',
      en: 'Bring the three papers into this case, each a file of its own',
    },
    basis: '§4.3',
  },
  'noticed-before': {
    demand: { zh: '原登记公示过，写明了地方和起止日期', en: 'The earlier registration was noticed; place and days are stated' },
    remedy: { zh: '没有公示过的，复审通过后予以公示', en: 'When it was not, pass it to the public notice' },
    basis: 'choice:legacy-notice',
    chooses: true,
  },
  'notice-due': {
    demand: { zh: '原登记没有公示过', en: 'The earlier registration was not noticed' },
    remedy: { zh: '公示过的直接通过，发放凭证', en: 'Pass and issue what was noticed before' },
    basis: 'choice:legacy-notice',
    chooses: true,
  },
  'earlier-outlasts-notice': {
    demand: { zh: '需要公示的，公示届满后原凭证仍在有效期内', en: 'Where a notice is due, the earlier term outlasts it' },
    remedy: {
      zh: '来不及公示的，不予转入，由持有单位办理首次登记',
      en: 'When a notice comes too late, refuse; the holder applies for first registration',
    },
    basis: 'choice:legacy-notice',
  },
  'inbound-fits': {
    demand: {
      zh: '入境数据：持有单位不是公共机构，信息卡写明来源地、提供方、合同和入境日期',
      en: 'Inbound data: held by no public body, with origin, provider, contract and day stated on the card',
    },
    remedy: {
      zh: '补充入境信息：登记前修订信息卡，登记后在变动登记申请的资产卡一栏；公共机构持有的或不是入境数据的，更正“入境数据”一项',
      en: 'Complete what the card says of it, after registration in the card section of a change application; correct the inbound flag when a public body holds it or it is not inbound',
    },
    basis: 'choice:trial-registration',
  },
  'in-register': {
    demand: { zh: '资产在登记簿上，凭证有效', en: 'The asset is in the register and its certificate is valid' },
    remedy: { zh: '尚未登记或登记已失效的，请办理首次登记', en: 'Apply for first registration when it is not, or no longer, registered' },
    basis: '§4.7',
    metBy: 'first-registration',
  },
  'no-other-registration': {
    demand: { zh: '该资产没有其他在办的登记', en: 'No other registration case of the asset is open' },
    remedy: { zh: '先办结或撤回在办登记', en: 'Finish or withdraw the open case first' },
    basis: 'choice:one-open-registration',
  },
  'no-revocation': {
    demand: { zh: '该资产没有在办的撤销登记', en: 'No revocation of its registration is open' },
    remedy: { zh: '等待撤销登记办结', en: 'Wait until the revocation is decided' },
    basis: 'choice:one-open-registration',
  },
  'holder-heard': {
    demand: { zh: '持有单位请求当面陈述的，已听取并记录', en: 'Where the holder asked to be heard in person, it was, on record' },
    remedy: {
      zh: '退回前一环节，听取后在审查意见中写明时间、地点、参加人和要点',
      en: 'Send it back to the earlier step: hear the holder and state when, where, who and what was said',
    },
    basis: 'choice:revocation-hearing',
  },
  'error-shown': {
    demand: { zh: '持有单位书面同意更正，或者证据足以证明登记有误', en: 'The holder agrees in writing, or the evidence proves the error' },
    remedy: { zh: '证据不足以证明的，不予更正', en: 'Refuse when the evidence does not prove it' },
    basis: 'choice:correction',
  },
  'something-changes': {
    demand: { zh: '申请内容与现登记内容不同', en: 'What is applied for differs from what is registered' },
    remedy: { zh: '修改要变动的内容，或者撤回申请', en: 'Edit what is to change, or withdraw' },
    basis: 'choice:kinds-of-change',
  },
  'renewal-in-time': {
    demand: {
      zh: '在续展申请期内（届满前60日，他人办件占去的日数届满后顺延）',
      en: 'It is within the days in which a renewal may be asked for (the last 60, and after the end as many as others’ cases took)',
    },
    remedy: { zh: '到申请期内再提出；已过期的办理首次登记', en: 'Apply within the window; once expired, register anew' },
    basis: 'choice:renewal-window',
  },
  'receiver-fits': {
    demand: { zh: '受让单位是另一个在用的数据生产主体', en: 'The new holder is another active data producer' },
    remedy: { zh: '另选受让单位', en: 'Choose another unit' },
    basis: 'choice:transfer-consent',
  },
  'books-settled': {
    demand: { zh: '该资产未入账，或者原单位已在账套中办理处置', en: 'The asset is not booked, or its disposal was booked by its holder' },
    remedy: { zh: '先在账套中办理无偿调出等处置', en: 'Book the transfer out or another disposal first' },
    basis: 'choice:transfer-of-holding',
  },
  revocable: {
    demand: { zh: '有可以撤销的登记', en: 'There is a registration to revoke' },
    remedy: { zh: '登记已注销、撤销或者不存在的，放弃本件', en: 'Drop the case when it is deregistered, revoked, or was never registered' },
    basis: '§4.7',
  },
  'origin-evidenced': {
    demand: { zh: '来源及其证明材料已填写', en: 'The origin is stated with its evidence' },
    remedy: { zh: '在信息卡中补充来源与证明', en: 'Complete the origin and its evidence on the card' },
    basis: '§3.6',
  },
  'graded-strictly': {
    demand: {
      zh: '级别和重要程度就高从严：不低于字段最高级和危害程度，低于提议的写明理由',
      en: 'Graded strictly: never below the highest field or the harm, and with a reason where below the proposal',
    },
    remedy: {
      zh: '提高级别或重要程度，更正字段级别，或补充理由',
      en: 'Raise grade or importance, correct the grade of a field, or give a fuller reason',
    },
    basis: 'choice:classification',
  },
  'important-reported': {
    demand: {
      zh: '重要数据已写明报告的主管部门和保护措施',
      en: 'Important data names the authority it was reported to and its protection',
    },
    remedy: { zh: '填写“已向谁报告”和“保护措施”', en: 'Fill in whom it was reported to and how it is protected' },
    basis: 'choice:important-data',
  },
  'not-core': {
    demand: { zh: '没有被提为核心数据', en: 'It is not proposed as core data' },
    remedy: { zh: '以“认定为核心数据”办结，或退回重新提出', en: 'End it as core data, or send it back' },
    basis: 'choice:core-data',
  },
  'list-filled': {
    demand: { zh: '清单中至少有一项资产，且没有核心数据', en: 'The list holds at least one asset and no core data' },
    remedy: { zh: '从各单位目录中选入资产', en: 'Take assets from the units’ catalogues' },
    basis: '§3.1',
  },
  'comments-answered': {
    demand: { zh: '受邀参与者的意见都已答复', en: 'Every comment of the contributors is answered' },
    remedy: { zh: '在清单的“意见”中逐条答复', en: 'Answer each of them under the comments of the list' },
    basis: '§3.4',
  },
  'certificate-fallen': {
    demand: { zh: '没有有效的登记凭证', en: 'No certificate of it is in force' },
    remedy: { zh: '先办理注销登记；凭证注销后再提出销毁', en: 'Deregister it first, then propose its destruction' },
    basis: 'choice:destruction-after-deregistration',
    metBy: 'deregistration',
  },
  'not-in-use': {
    demand: { zh: '没有对外加工或经营的有效使用标识和使用合同', en: 'No use mark and no agreement of use stands on it' },
    remedy: { zh: '先终止协议和资产页“使用与授权”中的使用标识', en: 'End the agreement and the use mark on the page of the asset first' },
    basis: '§3.11',
  },
  'nothing-open': {
    demand: { zh: '该资产没有其他在办事项', en: 'No other case about it is open' },
    remedy: { zh: '先办结或撤回在办事项', en: 'Finish or withdraw the open case first' },
    basis: '§4.9',
  },
  'hands-enough': {
    demand: { zh: '从提出到监销有不同的人分别办理', en: 'There are different people for every hand, from proposal to witness' },
    remedy: { zh: '请系统管理员为本单位增设经办人', en: 'Have the system administrator add officers of the unit' },
    basis: '§4.9',
  },
  'retention-over': {
    demand: { zh: '保存期已满，没有保存要求', en: 'Every time it must be kept is over' },
    remedy: {
      zh: '到最早可销毁日再提出；保存要求填写有误的请更正',
      en: 'Propose it when the earliest day has come, or correct what was stated',
    },
    basis: '§4.8',
  },
  'firm-independent': {
    demand: {
      zh: '受托机构与委托单位不是同一单位，也没有控制关系',
      en: 'The firm is neither the commissioning unit itself nor affiliated with it',
    },
    remedy: { zh: '另行委托独立的第三方机构', en: 'Commission an independent third party' },
    basis: '§4.4',
  },
  'firm-rotated': {
    demand: { zh: '没有连续或过多地委托同一机构，或已说明理由', en: 'The firm was not asked again and again, or the reason is given' },
    remedy: { zh: '在委托书中填写“重复委托的理由”，或另选机构', en: 'Give the reason in the commission, or choose another firm' },
    basis: 'choice:firm-rotation',
  },
  'firm-licensed': {
    demand: {
      zh: '受托机构在平台的机构资料中登记了执业许可证号（评估机构为备案编号）',
      en: 'The licence number of the firm, or the record number of a valuer, is in its entry among the organisations',
    },
    remedy: {
      zh: '请系统管理员在机构页用“变更机构”补登执业许可证号或者备案编号，补登后即可出具',
      en: 'Ask the administrator to enter it on the page of the organisation, by “Change it”; the paper can be filed at once after that',
    },
    basis: 'choice:firm-licence',
  },
} as const satisfies Record<string, ConditionShape>
