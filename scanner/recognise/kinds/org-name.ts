import { holdsPersonal } from '#scanner/recognise/inside-text.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { COMPANY, fitOrganisation, isOffice } from '#scanner/recognise/organisations.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** A cell that lists several names, as texts about areas and partners do; a full-width comma comes here as an ordinary one. */
const isList = (value: string): boolean => /[、;]|[\u4e00-\u9fff],/.test(value)
/** Share of values with numbers of persons in them from which they are texts about organisations and persons. */
const PERSONAL = 0.2

/** Names of organisations, by their endings and the words of company law. */
export const orgName: Kind = {
  type: 'org_name',
  headings: {
    chinese:
      '企业名称 单位名称 公司名称 机构名称 主体名称 市场主体 公司 企业 单位 机构 工作单位 承办单位 主管部门 部门 学校 学校名称 医院 医院名称 登记机关 发证机关 主办单位 建设单位 施工单位 采购人 供应商 中标人 中标单位 受让人 土地使用权人 出让方 受让方 开发商 厂家 生产商 制造商 就读学校 毕业院校 院校 社区卫生服务中心 协会 采购单位 代理机构 责任单位 监管单位 来源部门 发布机构 运营单位 ' +
      '法人名称 商户名称 店铺名称 养老机构名称 接诊医院 就诊医院 就诊机构 医疗机构 医疗机构名称 委托单位 检测单位 监理单位 设计单位 生产企业 经营单位 用人单位 参保单位 缴费单位 培训机构 纳税人名称 项目单位 申报单位 推荐单位 填报单位 幼儿园 社会组织名称 合作社名称 物业公司 承包单位 检验机构 受理单位 审批单位 权属单位 管理单位 用地单位 保险公司 车辆所有单位 运输企业 排污单位 组织名称 基金会名称',
    pinyin:
      'qymc dwmc gsmc jgmc xxmc xqmc gzdw ztmc cbdw zgbm djjg fzjg sqdw jsdw sgdw bmmc yymc nsrmc yyjg gzdwmc shmc cbdwmc zzmc yljgmc',
    english:
      'orgname organization organisation company companyname enterprise enterprisename corp corporation employer agency department dept deptname schoolname school hospital hospitalname institution supplier suppliername manufacturer publisher vendor firm unitname merchant merchantname shopname contractor buyer seller university college corpname orgfullname',
  },
  length: [2, 80],
  fit: fitOrganisation,
  form: { zh: '单位名称用语（公司、机关、学校等）', en: 'words of organisations (company, authority, school …)' },
  by: 'dictionary',
  unless: (view, hint) =>
    isOffice(view) ||
    share(view.values, holdsPersonal) >= PERSONAL ||
    (hint === 0 && share(view.values, isList) > 0.2) ||
    (hint === 0 &&
      view.heading.hints.has('object_name') &&
      share(view.values, (value) => COMPANY.test(value)) < 0.5 &&
      share(view.values, (value) => fitOrganisation(value) === FIT.checked) < 0.8),
}
