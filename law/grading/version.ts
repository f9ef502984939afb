/** The edition of the grading and quality rules; it is recorded in every finding and changes whenever a rule of `law/grading` or `law/quality.ts` does. */
export const RULE_VERSION = '2026.11-5'
