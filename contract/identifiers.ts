const USCC_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
const MOD37 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Answers whether year, month and day (Gregorian, month 1–12) name a day that exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= (month === 2 && leap ? 29 : MONTHS[month - 1]!)
}

/** Answers whether the text is an 18-character resident identity number with a real date and a right check character (GB 11643). */
export function isIdNumber(text: string): boolean {
  if (text.length !== 18 || idCheckCharacter(text.slice(0, 17)) !== text[17]!.toUpperCase()) return false
  const year = Number(text.slice(6, 10))
  return year >= 1890 && year <= 2100 && isCalendarDay(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))
}

/** Gives the check character for the first 17 digits of an identity number, or null when they are not 17 digits (GB 11643). */
export function idCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const digit = first17.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return null
    sum += digit * ID_WEIGHTS[i]!
  }
  return ID_CHECKS[sum % 11]!
}

/** Gives the check character for the first 17 characters of a unified social credit code, or null for a foreign character (GB 32100). */
export function usccCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = USCC_CHARS.indexOf(first17[i]!)
    if (value < 0) return null
    sum += value * USCC_WEIGHTS[i]!
  }
  return USCC_CHARS[(31 - (sum % 31)) % 31]!
}

/** Answers whether the text is a unified social credit code: form, both checks of GB 32100 and GB 11714, upper case only. */
export function isUscc(text: string): boolean {
  if (text.length !== 18 || !/^[1-9A-HJ-NPQRTUWXY][1-59]\d{6}/.test(text)) return false
  return usccCheckCharacter(text.slice(0, 17)) === text[17] && isOrgCode(text.slice(8, 17))
}

/** Gives the check character for the first 8 characters of an organisation code, or null for a foreign character (GB 11714). */
export function orgCodeCheckCharacter(first8: string): string | null {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return null
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number.parseInt(first8[i]!, 36) * ORG_WEIGHTS[i]!
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** Answers whether the text is an organisation code of 9 characters, with or without the hyphen (GB 11714). */
export function isOrgCode(text: string): boolean {
  const plain = text.length === 10 && text[8] === '-' ? text.slice(0, 8) + text[9] : text
  return plain.length === 9 && orgCodeCheckCharacter(plain.slice(0, 8)) === plain[8]
}

/** Answers whether the text is a 15-digit business licence number (ISO 7064 MOD 11,10). */
export function isBusinessLicenceNo(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false
  let carry = 10
  for (let i = 0; i < 14; i++) {
    const sum = (carry + text.charCodeAt(i) - 48) % 10 || 10
    carry = (sum * 2) % 11
  }
  return (carry + text.charCodeAt(14) - 48) % 10 === 1
}

/** Answers whether a text of digits ends in the right Luhn check digit (ISO/IEC 7812-1 annex B). */
export function isLuhn(text: string): boolean {
  let sum = 0
  let double = false
  for (let i = text.length - 1; i >= 0; i--) {
    let digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return false
    if (double) digit = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += digit
    double = !double
  }
  return text.length > 1 && sum % 10 === 0
}

/** Answers whether the text is a vehicle identification number with the right check in position 9 (GB 16735). */
export function isVin(text: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (VIN_VALUES.indexOf(text[i]!) % 10) * VIN_WEIGHTS[i]!
  const rest = sum % 11
  return text[8] === (rest === 10 ? 'X' : String(rest))
}

/** Gives the check character of a text of digits and capital letters, or null for a foreign character (ISO 7064 MOD 37,36). */
export function mod3736CheckCharacter(text: string): string | null {
  let carry = 36
  for (const char of text) {
    const value = MOD37.indexOf(char)
    if (value < 0 || value > 35) return null
    const sum = (carry + value) % 36 || 36
    carry = (sum * 2) % 37
  }
  return MOD37[(37 - carry) % 36]!
}

/** Answers whether the last character of the text is its check character by ISO 7064 MOD 37,36. */
export function isMod3736(text: string): boolean {
  return text.length > 1 && mod3736CheckCharacter(text.slice(0, -1)) === text.at(-1)
}
