import { healthStatus } from '#scanner/recognise/kinds/health-status.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(healthStatus, {
  fits: ['高血压', '2型糖尿病', '慢性阻塞性肺疾病急性加重期(待查)'.slice(0, 8), '急性阑尾炎', '高血压、糖尿病', '肢体残疾', 'AB型'],
  forms: ['I10', 'E11.9', '肺癌化疗随访'],
  not: ['福州市', '林小榕', '正常营业中', '2024-01-01'],
})
proveHeadings(healthStatus, {
  headings: ['诊断', '疾病名称', '入院诊断', 'zdmc', 'diagnosis', '血型'],
  otherHeadings: ['诊所', '病房', '科室'],
})
