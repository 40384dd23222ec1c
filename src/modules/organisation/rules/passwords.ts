import { fold } from '../../../kernel/index.ts'

export type PasswordFault = 'too_short' | 'too_long' | 'too_common' | 'like_email'

const shortest = 12
/** Argon2 takes any length; a megabyte of password would only keep the processor busy. */
const longest = 200

/** Words and runs that every list of stolen passwords begins with, folded. */
const common = ['password', 'matkhau', 'mat khau', '123456', 'qwerty', 'abcdef', 'hanoi', 'motcua', 'mot cua']

/**
 * What is wrong with a password somebody chose; undefined when it may stand. Length counts, kinds of character do not.
 * @source NIST SP 800-63B §3.1.1.2
 */
export function passwordFault(password: string, email: string): PasswordFault | undefined {
  const text = fold(password)
  if ([...password].length < shortest) return 'too_short'
  if (password.length > longest) return 'too_long'
  if (contains(text, fold(email.split('@')[0] ?? ''))) return 'like_email'
  return isCommon(text) ? 'too_common' : undefined
}

/** Of a short name nothing can be said: chance puts two or three letters into any password. */
function contains(text: string, name: string): boolean {
  return name.length >= 4 && text.includes(name)
}

/** Digits alone are somebody's birthday or telephone; and of some passwords nothing is left without the well-known pieces. */
function isCommon(text: string): boolean {
  if (/^[\d\s]+$/.test(text)) return true
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), text)
  return new Set(rest).size < 4
}
