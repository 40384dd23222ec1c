import { describe, expect } from 'vitest'
import { say } from '../../src/kernel/index.ts'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import { peopleWords } from '../../src/modules/dossiers/pages/office/acts/people/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { answer, signInAsOfficer } from '../support/journey-acts.ts'
import { theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

/** Registering a birth again, which the counter took for a first registration. */
const again = theProcedure('1.004884')

const answers = {
  personName: 'Hoàng Trịnh Bảo Ngọc',
  personBirth: '1990-03-08',
  personSex: 'female',
  personEthnicity: 'Kinh',
  personNationality: 'Việt Nam',
  personHometown: 'Phường Ba Đình, thành phố Hà Nội',
  birthPlace: 'Bệnh viện Phụ sản Hà Nội',
  personNumber: '001190004121',
  publicEmployee: false,
  firstAt: 'Ủy ban nhân dân phường Trúc Bạch',
  reason: 'Mất sổ và bản chính.',
  exemption: 'none',
}

describe('a wrong procedure put right', () => {
  journey(
    'keeps its code and the start of its clock; the right procedure brings its own steps and its own limit',
    async ({ site, words, someone, locale }) => {
      const { office } = words
      const people = peopleWords(locale).putRight
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')
      const before = await findPublic(site.parts.db, code)
      site.clock.advance({ hours: 1 })

      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}`)
      await counter.follow(office.actions.putRight)
      await counter.choose(people.procedure, `${again.code} ${say(again.shortName ?? again.name, locale)}`)
      await counter.fill(people.reason, 'Trẻ đã được đăng ký khai sinh năm 1990, sổ bị mất.')
      await counter.press(people.button)
      expect((await counter.errorSummary())[0]).toMatchObject({ message: people.fillIn })
      expect(await counter.valueOf(people.reason)).toBe('Trẻ đã được đăng ký khai sinh năm 1990, sổ bị mất.')
      for (const group of ['person', 'parents', 'first']) await answer(counter, again, group, answers)
      await counter.press(people.button)
      await counter.see(office.done.putRight)

      const after = await findPublic(site.parts.db, code)
      expect(after?.procedure.code).toBe(again.code)
      expect(after?.acceptance?.at).toBe(before?.acceptance?.at)
      expect(after?.acceptance?.due).toEqual(before?.acceptance?.due)
      expect(after?.acceptance?.timeLimit).toEqual(again.timeLimit)
      expect(after?.promises.map(({ why }) => why)).toEqual(['putRight'])
      await counter.see(code)
      await counter.see('Trẻ đã được đăng ký khai sinh năm 1990, sổ bị mất.')
    },
    { backs: ['desk', 'plain'] },
  )
})
