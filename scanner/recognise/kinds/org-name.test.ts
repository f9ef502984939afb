import { orgName } from '#scanner/recognise/kinds/org-name.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(orgName, {
  fits: [
    '福州榕新贸易有限公司',
    '福州市第一医院',
    '某某管理委员会',
    '福州市鼓楼区教育局',
    '榕新合伙企业（有限合伙）',
    'Rongxin Trading Co. Ltd',
    '鼓楼区榕新便利店',
  ],
  forms: ['福州榕新'],
  not: ['林', '本单位负责办理的事项。另行通知', '12345'],
})
proveHeadings(orgName, {
  headings: ['企业名称', '工作单位', 'qymc', 'company_name', 'danweimingcheng'],
  otherHeadings: ['企业类型', '单位性质', '学校类别'],
})
