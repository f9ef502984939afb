import { accountName } from '#scanner/recognise/kinds/account-name.ts'
import { address } from '#scanner/recognise/kinds/address.ts'
import { age } from '#scanner/recognise/kinds/age.ts'
import { amount } from '#scanner/recognise/kinds/amount.ts'
import { bankAccount } from '#scanner/recognise/kinds/bank-account.ts'
import { bankCard } from '#scanner/recognise/kinds/bank-card.ts'
import { bankName } from '#scanner/recognise/kinds/bank-name.ts'
import { biometric } from '#scanner/recognise/kinds/biometric.ts'
import { birthDate } from '#scanner/recognise/kinds/birth-date.ts'
import { businessLicenceNo } from '#scanner/recognise/kinds/business-licence-no.ts'
import { cardNo } from '#scanner/recognise/kinds/card-no.ts'
import { category } from '#scanner/recognise/kinds/category.ts'
import { certNo } from '#scanner/recognise/kinds/cert-no.ts'
import { code } from '#scanner/recognise/kinds/code.ts'
import { coordinates } from '#scanner/recognise/kinds/coordinates.ts'
import { credential } from '#scanner/recognise/kinds/credential.ts'
import { date } from '#scanner/recognise/kinds/date.ts'
import { datetime } from '#scanner/recognise/kinds/datetime.ts'
import { day } from '#scanner/recognise/kinds/day.ts'
import { drivingLicenceNo } from '#scanner/recognise/kinds/driving-licence-no.ts'
import { email } from '#scanner/recognise/kinds/email.ts'
import { ethnicity } from '#scanner/recognise/kinds/ethnicity.ts'
import { examTicketNo } from '#scanner/recognise/kinds/exam-ticket-no.ts'
import { flag } from '#scanner/recognise/kinds/flag.ts'
import { freeText } from '#scanner/recognise/kinds/free-text.ts'
import { freeTextPii } from '#scanner/recognise/kinds/free-text-pii.ts'
import { gender } from '#scanner/recognise/kinds/gender.ts'
import { geometry } from '#scanner/recognise/kinds/geometry.ts'
import { healthStatus } from '#scanner/recognise/kinds/health-status.ts'
import { hour } from '#scanner/recognise/kinds/hour.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import { imei } from '#scanner/recognise/kinds/imei.ts'
import { indexFigure } from '#scanner/recognise/kinds/index-figure.ts'
import { industryCode } from '#scanner/recognise/kinds/industry-code.ts'
import { ip } from '#scanner/recognise/kinds/ip.ts'
import { landline } from '#scanner/recognise/kinds/landline.ts'
import { latitude } from '#scanner/recognise/kinds/latitude.ts'
import { licenseNo } from '#scanner/recognise/kinds/license-no.ts'
import { longitude } from '#scanner/recognise/kinds/longitude.ts'
import { mac } from '#scanner/recognise/kinds/mac.ts'
import { measure } from '#scanner/recognise/kinds/measure.ts'
import { medicalRecordNo } from '#scanner/recognise/kinds/medical-record-no.ts'
import { militaryId } from '#scanner/recognise/kinds/military-id.ts'
import { mobile } from '#scanner/recognise/kinds/mobile.ts'
import { month } from '#scanner/recognise/kinds/month.ts'
import { objectName } from '#scanner/recognise/kinds/object-name.ts'
import { orgCode } from '#scanner/recognise/kinds/org-code.ts'
import { orgName } from '#scanner/recognise/kinds/org-name.ts'
import { passport } from '#scanner/recognise/kinds/passport.ts'
import { personName } from '#scanner/recognise/kinds/person-name.ts'
import { phone } from '#scanner/recognise/kinds/phone.ts'
import { phoneAreaCode } from '#scanner/recognise/kinds/phone-area-code.ts'
import { plate } from '#scanner/recognise/kinds/plate.ts'
import { postCode } from '#scanner/recognise/kinds/post-code.ts'
import { quantity } from '#scanner/recognise/kinds/quantity.ts'
import { range } from '#scanner/recognise/kinds/range.ts'
import { rank } from '#scanner/recognise/kinds/rank.ts'
import { realEstateUnitNo } from '#scanner/recognise/kinds/real-estate-unit-no.ts'
import { recordId } from '#scanner/recognise/kinds/record-id.ts'
import { regionCode } from '#scanner/recognise/kinds/region-code.ts'
import { regionName } from '#scanner/recognise/kinds/region-name.ts'
import { score } from '#scanner/recognise/kinds/score.ts'
import { socialAccount } from '#scanner/recognise/kinds/social-account.ts'
import { socialSecurityNo } from '#scanner/recognise/kinds/social-security-no.ts'
import { studentNo } from '#scanner/recognise/kinds/student-no.ts'
import { taxNo } from '#scanner/recognise/kinds/tax-no.ts'
import { timestamp } from '#scanner/recognise/kinds/timestamp.ts'
import { travelPermit } from '#scanner/recognise/kinds/travel-permit.ts'
import { unit } from '#scanner/recognise/kinds/unit.ts'
import { unitPrice } from '#scanner/recognise/kinds/unit-price.ts'
import { url } from '#scanner/recognise/kinds/url.ts'
import { uscc } from '#scanner/recognise/kinds/uscc.ts'
import { vin } from '#scanner/recognise/kinds/vin.ts'
import { year } from '#scanner/recognise/kinds/year.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Every kind of meaning the scanner knows; where two fit equally well, the one named first wins. */
export const KINDS: readonly Kind[] = [
  idNumber,
  uscc,
  bankCard,
  imei,
  businessLicenceNo,
  vin,
  plate,
  passport,
  travelPermit,
  militaryId,
  socialSecurityNo,
  studentNo,
  examTicketNo,
  medicalRecordNo,
  drivingLicenceNo,
  cardNo,
  orgCode,
  taxNo,
  bankAccount,
  licenseNo,
  certNo,
  realEstateUnitNo,
  mobile,
  landline,
  phone,
  email,
  url,
  ip,
  mac,
  personName,
  gender,
  ethnicity,
  age,
  birthDate,
  healthStatus,
  biometric,
  credential,
  accountName,
  socialAccount,
  score,
  freeTextPii,
  address,
  bankName,
  orgName,
  longitude,
  latitude,
  coordinates,
  geometry,
  regionName,
  regionCode,
  postCode,
  phoneAreaCode,
  industryCode,
  timestamp,
  datetime,
  date,
  year,
  month,
  day,
  hour,
  unitPrice,
  amount,
  quantity,
  measure,
  indexFigure,
  rank,
  unit,
  range,
  flag,
  category,
  recordId,
  code,
  objectName,
  freeText,
]
