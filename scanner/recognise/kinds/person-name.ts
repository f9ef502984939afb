import { FIT } from '#scanner/recognise/kind.ts'
import { areShort, fitName, frequentShare, givenShare, isLatinName, isPinyinName, NO_PERSON } from '#scanner/recognise/names.ts'
import { share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Headings under which words in Latin letters are names of goods, plants, places and programs as often as of persons. */
const THINGS = /^(?:英文名|driver|agentname|nickname)$/

/** What somebody is, written behind the name. */
const TITLE =
  /^([\u4e00-\u9fff]{2,4}?)(?:[副总]?(?:主任|科长|局长|处长|所长|镇长|区长|院长|校长|书记|经理|队长|站长|组长|部长)|医生|老师|师傅|律师)$/

/** Names vary and common surnames lead; a short list of repeated words, or a heading of things, is not of persons. */
function unlikePersons(view: ColumnView, hint: number): boolean {
  if (share(view.values, isPinyinName) > 0.6) return hint === 0
  if (share(view.values, (value) => fitName(value) === FIT.masked) > 0.6) return false
  if (share(view.values, (value) => fitName(value) === FIT.no && isLatinName(value)) > 0.6)
    return (
      hint < 1 ||
      THINGS.test(view.heading.chinese || view.heading.joined) ||
      (view.filled > 20 && view.distinct < 4) ||
      share(view.values, (value) => NO_PERSON.test(value)) > 0.1
    )
  const things = view.heading.hints
  const named =
    things.has('object_name') ||
    things.has('category') ||
    things.has('region_name') ||
    things.has('org_name') ||
    things.has('ethnicity') ||
    things.has('health_status')
  const repeats = view.filled > 200 && view.distinct < 60 && view.variety < 0.05 && !areNames([...new Set(view.values)])
  if (hint >= 0.8) return repeats && view.distinct < 4 && !areNamesOfFew([...new Set(view.values)])
  if (
    named &&
    !things.has('person_name') &&
    view.heading.joined !== 'name' &&
    view.heading.chinese !== '名称' &&
    !(view.heading.chinese === '' && areNames(view.values, 10, 0.9))
  )
    return true
  if (hint === 0 && areShort(view.values)) return true
  return (
    repeats ||
    (view.variety < 0.02 && !areNames([...new Set(view.values)])) ||
    (view.filled < 20 && !named && !isFewNames(view)) ||
    frequentShare(view.values) < 0.5 ||
    (view.physical === 'text' && givenShare(view.values) < 0.25)
  )
}

/** So few values are names only where every one of them could hardly be anything else. */
function isFewNames({ filled, distinct, values }: ColumnView): boolean {
  return distinct === filled && areNames(values)
}

/**
 * Values that are names whatever stands above them: nearly each (`least`) has the form, most a frequent surname, an end of given names and
 * three characters.
 */
export function areNames(values: readonly string[], count = 4, least = 1): boolean {
  return (
    values.length >= count &&
    share(values, (value) => fitName(value) === FIT.checked) >= least &&
    frequentShare(values) >= 0.8 &&
    givenShare(values) >= 0.5 &&
    share(values, (value) => value.length >= 3) >= 0.5
  )
}

/** Two or three who do the same work over and over, where each of them could hardly be anything else. */
const areNamesOfFew = (names: readonly string[]): boolean =>
  names.every((name) => fitName(name) === FIT.checked) && frequentShare(names) === 1 && givenShare(names) === 1

/** Names of natural persons. */
export const personName: Kind = {
  type: 'person_name',
  headings: {
    chinese:
      '姓名 名字 人名 联系人 法人 法人代表 法定代表人 代表人 负责人 申请人 被申请人 经办人 承办人 患者 病人 医生 医师 护士 户主 产权人 权利人 业主 监护人 家长 父亲 母亲 配偶 学生 教师 老师 校长 班主任 员工 职工 当事人 被告人? 原告 代理人 经理 董事 监事 股东 驾驶人 驾驶员 司机 车主 所有人 持卡人 收件人 寄件人 收货人 发货人 开户人 户名 审核人 审批人 签发人 填报人 填表人 制表人 操作人 操作员 录入人 登记人 举报人 投诉人 受理人 办理人 作者 英文名 曾用名 姓名拼音 英文姓名 外文姓名 拼音姓名 处罚对象 被处罚人 纳税人 投保人 被保险人 受益人 参保人 居民 导师 考生 讲师 检查人 执法人员 采样人 报告人 死者 新生儿  经办 承办 主办 协办 经手 河长 湖长 林长 田长 路长 街长 段长 楼长 包片 包保 包联 ' +
      '值班人员 值班人 值班领导 带班领导 参会人员 与会人员 出席人员 工作人员 陪同人员 主持人 记录人 联络人 申报人 委托人 受托人 承租人 出租人 房东 租客 紧急联系人 户主姓名 接种人 接诊医生 主治医生 主诊医师 调查员 巡查员 网格员 评审专家 专家 责任人 收款人 付款人 投资人 合伙人 经营者 实际控制人 执行董事 总经理 主任 站长 所长 书记 组长 队长 村主任 联系人姓名 志愿者 服刑人员 嫌疑人 被害人 逝者 救助对象 低保对象 护理人 同住人 家庭成员 见证人 借款人 担保人 乘客 旅客 入住人 游客 会员 签收人 领取人 发起人 诉求人 来电人 反映人 信访人 求助人 咨询人 报案人 报警人 员 干部',
    pinyin:
      'xm xingming fddbr fddbrxm frdb frxm fr lxr lxrxm sqr sqrxm jbr jbrxm xsxm jsxm syr hzxm ysxm fzr fzrxm jzxm qlr qlrmc czr blr hzmc cyr dlr jhr jhrxm hz hm jzr hzname lxrmc syrmc wtr zrr bgr wgy yhxm ckr skr czrxm',
    english:
      'personname fullname realname firstname lastname givenname familyname surname englishname chinesename contactname contactperson ownername owner patient patientname doctor doctorname applicant applicantname student studentname teacher teachername legalrep legalperson legalrepresentative representative principal principalname holder cardholder consignee recipient guardian parent driver drivername employee employeename staffname linkman manager schoolmastername username custname customername membername author nickname passenger guestname agentname reviewer approver creatorname handler payee payer inspector attendingdoctor spouse fathername mothername emergencycontact cnname',
  },
  length: [2, 60],
  // What is only written like a name of a foreigner is one under a heading of persons.
  fit: (value) => fitName(value) || fitName(value.replace(TITLE, '$1')) || (isLatinName(value) ? FIT.form : FIT.no),
  form: { zh: '姓名格式（姓氏表、字数）', en: 'the form of a name (surname, length)' },
  by: 'dictionary',
  exact: 'personName',
  unless: unlikePersons,
}
