import { expect, test } from 'vitest'
import { registrationForms } from '#law/registration-forms.ts'
import { whyNotTaken } from './register-scope.ts'

const { property, national } = registrationForms

test.each([
  ['administrative-organ', 'collected', false, true],
  ['administrative-organ', 'produced', false, true],
  ['administrative-organ', 'purchased', false, false],
  ['public-institution', 'collected', false, false],
  ['public-institution', 'collected', true, true],
  ['company', 'purchased', true, true],
  ['administrative-organ', 'purchased', true, true],
])(
  'property registration: held by %s, %s, out of an organ’s duties %s: refused %s (choice:property-registration-scope)',
  (holderKind, origin, isDutyData, isRefused) => {
    expect(whyNotTaken(property, { holderKind, origin, isDutyData }) !== null).toBe(isRefused)
    expect(whyNotTaken(national, { holderKind, origin, isDutyData })).toBeNull()
  },
)
