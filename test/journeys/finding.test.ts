import { describe, expect } from 'vitest'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { chooseCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { nameOfBirth } from '../support/journey-birth.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('finding the way', () => {
  journey(
    'somebody types without accents, reads what a birth registration takes, and signs in',
    async ({ words, someone }) => {
      const person = await someone()
      await person.visit('/')
      await person.fill(words.portal.searchLabel, 'dang ky khai sinh')
      await person.press(words.portal.search)
      await person.follow(nameOfBirth(person))
      expect(await person.heading()).toContain(person.locale === 'vi' ? 'khai sinh' : 'birth')
      await person.see(words.catalogue.bring)
      await person.see(words.catalogue.howLong)
      await person.see(words.catalogue.legalBasis)

      await person.visit('/dang-nhap')
      await person.press(words.identity.signInButton)
      expect(await person.heading()).toBe(words.sandbox.chooserTitle)
      await chooseCitizen(person, words, 'hoa')
      await person.see('Trịnh Thị Mai Hoa')
    },
  )

  journey('every door of the public pages opens', async ({ words, someone }) => {
    const person = await someone()
    for (const path of [
      '/',
      '/thu-tuc',
      '/thu-tuc?q=xyzxyz',
      '/thu-tuc/1.001612',
      '/tra-cuu',
      '/xac-thuc',
      '/dang-nhap',
    ])
      await person.visit(path)
    await person.visit('/tra-cuu')
    await person.press(words.tracking.trackButton)
    expect(await person.errorSummary()).toHaveLength(1)
    await person.visit('/tra-cuu/H26.P00004-261005-9999')
    await person.visit(`/xac-thuc/${'A'.repeat(26)}`)
    expect(await person.heading()).toBe(words.tracking.notGenuine)
    await person.visit('/khong-co-trang-nay')
  })

  journey(
    'an officer who mistypes the password is told, and gets in the second time',
    async ({ words, someone }) => {
      const officer = await someone()
      await officer.visit('/can-bo/dang-nhap')
      await officer.fill(words.identity.email, demo.officers[0]?.email ?? '')
      await officer.fill(words.identity.password, 'wrong')
      await officer.press(words.identity.signIn)
      expect(await officer.errorSummary()).toMatchObject([{ message: words.identity.wrongPassword }])
      expect(await officer.valueOf(words.identity.email)).toBe(demo.officers[0]?.email)
      await signInAsOfficer(officer, words, 'tiepnhan.badinh')
      await officer.see(demo.officers[0]?.name ?? '')
    },
  )
})
