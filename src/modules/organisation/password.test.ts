import { describe, expect, it } from 'vitest'
import { generatePassword, hashPassword, passwordMatches } from './password.ts'
import { passwordFault } from './rules/passwords.ts'

describe('a password', () => {
  it('is kept as argon2id with the parameters of OWASP and a salt of its own', async () => {
    const [one, other] = await Promise.all([
      hashPassword('mật khẩu của tôi'),
      hashPassword('mật khẩu của tôi'),
    ])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  it('matches itself and nothing else', async () => {
    const hash = await hashPassword('ba con mèo đen')
    expect(await passwordMatches('ba con mèo đen', hash)).toBe(true)
    expect(await passwordMatches('ba con mèo trắng', hash)).toBe(false)
  })

  it('is the same whichever way a keyboard composes its accents', async () => {
    const hash = await hashPassword('tiếng Việt'.normalize('NFD'))
    expect(await passwordMatches('tiếng Việt'.normalize('NFC'), hash)).toBe(true)
  })

  it.each([
    ['ngắn quá', 'too_short'],
    ['123456789012', 'too_common'],
    ['matkhau123456', 'too_common'],
    ['aaaaaaaaaaaaaa', 'too_common'],
    ['nguyen.van.b-2026', 'like_email'],
    [`${'dài '.repeat(60)}`, 'too_long'],
    ['ba con mèo ngủ trưa', undefined],
  ])('“%s” is judged %s', (password, fault) => {
    expect(passwordFault(password, 'nguyen.van.b@coquan.example')).toBe(fault)
  })

  it.each(['', '@', 'an@coquan.example'])('is not like the e-mail “%s”', email => {
    expect(passwordFault('ba con mèo an giấc', email)).toBeUndefined()
  })

  it('that is made up can stand, and has no letter that looks like another', () => {
    const password = generatePassword()
    expect(passwordFault(password, 'ai-do@coquan.example')).toBeUndefined()
    expect(password).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  })
})
