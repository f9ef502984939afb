import { medicalRecordNo } from '#scanner/recognise/kinds/medical-record-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(medicalRecordNo, {
  fits: ['MZ20240001', '000123456', 'B-12345', '350102001-001-00001'],
  not: ['12', '病历'],
})
proveHeadings(medicalRecordNo, {
  headings: ['病历号', '住院号', '患者编号', 'blh', 'mrn'],
  otherHeadings: ['病情', '科室', '门诊费'],
})
