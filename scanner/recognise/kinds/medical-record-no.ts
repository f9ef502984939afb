import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of medical records, admissions and visits. */
export const medicalRecordNo: Kind = {
  type: 'medical_record_no',
  headings: {
    chinese:
      '病历号码? 病案号 住院号 门诊号 就诊号 病历编号 就诊卡号 病人编号 患者编号 门诊病历号 影像号 影像检查号 放射检查号 住院流水号 处方号 门诊流水号 就诊流水号 就诊编号 接种编号 健康档案号 居民健康档案编号 档案编号 患者ID 病人ID',
    pinyin: 'blh bah zyh mzh jzh jzkh blhm zylsh mzlsh jkdah',
    english: 'medicalrecordno mrn recordno patientid patientno admissionno inpatientno outpatientno visitno healthrecordno casehistoryno',
  },
  length: [4, 24],
  fit: byForm(/^[A-Za-z]{0,4}[-]?\d{4,20}$|^\d{6}-?\d{3}-?\d{3}-?\d{5}$/),
  form: { zh: '病历号或就诊号格式', en: 'the form of a medical record or visit number' },
  by: 'form',
  needsHeading: true,
  unless: (view, hint) => hint < 0.8 || (view.heading.chinese.endsWith('档案编号') && !/健康|病/.test(view.heading.chinese)),
}
