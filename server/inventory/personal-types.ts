import type { Grade, SemanticType } from '#contract/findings.ts'

const documents: readonly SemanticType[] = ['id_number', 'passport', 'travel_permit', 'military_id', 'social_security_no', 'driving_licence_no', 'bank_card', 'health_status', 'biometric', 'credential']
const reaching: readonly SemanticType[] = ['person_name', 'birth_date', 'ethnicity', 'student_no', 'exam_ticket_no', 'mobile', 'phone', 'email', 'social_account', 'card_no', 'cert_no', 'address', 'plate', 'vin', 'medical_record_no', 'free_text_pii', 'imei', 'real_estate_unit_no']
const weak: readonly SemanticType[] = ['gender', 'age', 'account_name', 'score']

const leastGrades = new Map<SemanticType, Grade>([...documents.map((t) => [t, 4] as const), ...reaching.map((t) => [t, 3] as const), ...weak.map((t) => [t, 2] as const)])

/** The least grade of a kind of meaning that is personal; null for kinds that say nothing of a person (choice:grading, choice:masking). */
export function leastPersonalGrade(type: SemanticType): Grade | null {
  return leastGrades.get(type) ?? null
}
