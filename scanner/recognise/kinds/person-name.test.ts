import { personName } from '#scanner/recognise/kinds/person-name.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(personName, {
  fits: ['林小榕', '欧阳榕', '陈榕', '买买提·艾力', '張大文', '林小榕、陈大文', '林小榕副主任', '陈大文医生'],
  forms: ['Lin Xiaorong', 'CHEN Dawen', '高山茶', '福州市', 'James Jones', 'Maria de la Cruz', 'SMITH, John', 'Windows Server'],
  masked: ['林**', '林*榕', '**榕', '林某某', '林某'],
  not: ['榕', 'windows server', 'Windows', 'Model 3', '一二三四五六', '13800000000'],
})
proveHeadings(personName, {
  headings: [
    '姓名',
    '英文姓名',
    '姓名拼音',
    'full_name',
    '联系人',
    '法定代表人',
    'xm',
    'fddbr',
    'owner_name',
    '患者姓名',
    'xingming',
    'applicantName',
  ],
  otherHeadings: ['产品名称', '项目', '姓氏', '人数'],
})
