import { isBusinessLicenceNo, isCalendarDay, isIdNumber, isLuhn, isOrgCode, isUscc, isVin } from '#contract/identifiers.ts'
import { FIT } from '#scanner/recognise/recogniser.ts'
import { share } from '#scanner/recognise/column-view.ts'
import { isProvincePrefix } from '#scanner/recognise/regions.ts'
import type { Fit, Recogniser } from '#scanner/recognise/recogniser.ts'

/** Judges an identity number: 18 places with area, date and check (GB 11643), or the old 15 by form alone. */
export function fitIdNumber(value: string): Fit {
  const text = value.replace(/\s/g, '').toUpperCase()
  if (/^\d{3,6}[*X×]{6,}[\dX]{1,4}$/.test(text) && text.includes('*') && text.length >= 15 && text.length <= 18) return FIT.masked
  if (text.length === 18) {
    if (!/^[1-9]\d{5}(?:18|19|20)\d{9}[\dX]$/.test(text) || !(isProvincePrefix(text) || text[0] === '9')) return FIT.no
    return isIdNumber(text) ? FIT.checked : FIT.form
  }
  if (text.length !== 15 || !/^\d{15}$/.test(text) || !isProvincePrefix(text)) return FIT.no
  return isCalendarDay(1900 + Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12))) ? FIT.form : FIT.no
}

const BINS = /^(?:62\d{14,17}|4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}|9\d{15,18}|60\d{14,17})$/

/** Judges a bank card number: issuer prefix and length, then Luhn. */
export function fitBankCard(value: string): Fit {
  const text = value.replace(/[\s-]/g, '')
  if (/^\d{0,6}[*]{4,}\d{3,4}$/.test(text) && text.length >= 12) return FIT.masked
  if (!BINS.test(text)) return FIT.no
  return isLuhn(text) ? FIT.checked : FIT.form
}

const byForm = (form: RegExp) => (value: string): Fit => (form.test(value) ? FIT.checked : FIT.no)
const byCheck = (form: RegExp, check: (text: string) => boolean) => (value: string): Fit => {
  const text = value.toUpperCase()
  return form.test(text) ? (check(text) ? FIT.checked : FIT.form) : FIT.no
}

const PASSPORT = /^(?:E[A-HJ-NP-Z0-9]\d{7}|G\d{8}|[DSPH]E?\d{7,8}|1[45]\d{7})$/
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const PLATE = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z][·\\-\\s]?(?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[学警港澳挂使领试超]|[DABCEFGHJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DABCEFGHJK])$`)
const LOOSE_PLATE = new RegExp(`^[${PROVINCES}][A-Z][·\\-\\s]?[A-Z0-9]{5,6}$`)
const MASKED_PLATE = new RegExp(`^[${PROVINCES}][A-Z][·]?[A-Z0-9*]*\\*{2,}[A-Z0-9]*$`)
const UNIT_NO = /^\d{12}[GJZ][ABSXCDEFGHWY]\d{5}[FLQW]\d{8}$/

/** Numbers of papers, cards, vehicles and devices. */
export const DOCUMENTS: readonly Recogniser[] = [
  { type: 'id_number', fit: fitIdNumber },
  { type: 'uscc', fit: byCheck(/^[1-9A-HJ-NPQRTUWXY][1-59]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, isUscc) },
  { type: 'bank_card', fit: fitBankCard, unless: (view) => view.running },
  { type: 'imei', fit: byCheck(/^(?:86|35|01|99|49|45|52)\d{13}$/, isLuhn) },
  { type: 'business_licence_no', fit: byCheck(/^[1-6]\d{14}$/, (text) => isProvincePrefix(text) && isBusinessLicenceNo(text)) },
  { type: 'vin', fit: byCheck(/^(?=.*[A-Z])(?=.*\d)[A-HJ-NPR-Z0-9]{17}$/, isVin) },
  { type: 'plate', fit: (value) => (PLATE.test(value) ? FIT.checked : MASKED_PLATE.test(value) ? FIT.masked : LOOSE_PLATE.test(value) ? FIT.form : FIT.no) },
  { type: 'passport', fit: byForm(PASSPORT), unless: (view, hint) => hint === 0 && (view.running || view.variety < 0.5 || share(view.values, (value) => /^[EGDSP]/.test(value)) < 0.95 || share(view.values, (value) => /^[EG]/.test(value)) < 0.5 || view.values.length < 20) },
  { type: 'travel_permit', needsHeading: true, fit: byForm(/^(?:C[A-HJ-NP-Z0-9]\d{7}|[HM]\d{8}(?:\d{2})?|[LT]\d{8}|\d{8}|\d{10}[A-Z])$/) },
  { type: 'military_id', fit: byForm(/^[\u4e00-\u9fa5]{1,3}字第[0-9A-Za-z]{4,8}号?$/) },
  { type: 'social_security_no', needsHeading: true, fit: (value) => (/^[A-Z0-9]{8,12}$/i.test(value) || fitIdNumber(value) ? FIT.checked : FIT.no) },
  { type: 'student_no', needsHeading: true, fit: (value) => (/^[GLgl][1-9]\d{16}[\dXx]$/.test(value) ? FIT.checked : /^[A-Za-z]{0,3}\d{5,20}$/.test(value) ? FIT.checked : FIT.no), unless: (view) => view.running && view.min < 1000 },
  { type: 'exam_ticket_no', needsHeading: true, fit: byForm(/^[A-Za-z]{0,3}\d{6,20}$/) },
  { type: 'medical_record_no', needsHeading: true, fit: byForm(/^[A-Za-z]{0,4}[-]?\d{4,16}$/) },
  { type: 'driving_licence_no', needsHeading: true, fit: byForm(/^\d{12}$|^\d{17}[\dXx]$/) },
  { type: 'card_no', needsHeading: true, fit: byForm(/^[A-Za-z0-9*]{6,24}$/), unless: (view) => view.physical === 'decimal' },
  { type: 'org_code', needsHeading: true, fit: byCheck(/^[0-9A-Z]{8}-?[0-9X]$/, isOrgCode) },
  { type: 'tax_no', needsHeading: true, fit: byForm(/^[0-9A-HJ-NPQRTUWXY]{15,20}$/) },
  { type: 'bank_account', needsHeading: true, fit: byForm(/^\d{8,30}$/), unless: (view) => view.running },
  { type: 'license_no', needsHeading: true, fit: byForm(/^(?=.*\d).{5,40}$/) },
  { type: 'cert_no', needsHeading: true, fit: byForm(/^(?=.*\d)[^\s]{5,40}$/) },
  { type: 'real_estate_unit_no', fit: byForm(UNIT_NO) },
]
