import { describe, expect } from 'vitest'
import { windClock } from '../../src/clockwork.ts'
import { aFiledPermit } from '../support/filed.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('two parallel consultations, one silent', () => {
  journey(
    'the department that answers is heard, silence of the other is consent by law, the permit is drafted in time',
    async ({ site, words, someone }) => {
      const { office, dossiers } = words
      const { code, act } = await aFiledPermit(site)
      await act('tiepnhan.badinh', 'accept')
      await act('xuly.badinh', 'finishStep', { conclusion: 'Bản vẽ đủ, đúng thẩm quyền.' })

      // The site is inspected while both departments have the question before them.
      const construction = await someone()
      await signInAsOfficer(construction, words, 'xuly.soxaydung')
      await construction.visit('/office')
      await construction.follow(code)
      await construction.press(office.actions.finishStep)
      await construction.fill(office.finish.conclusion, 'Đấu nối được vào ngõ 45.')
      await construction.press(office.finish.button)
      await construction.see(office.done.finishStep)

      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.see('Đấu nối được vào ngõ 45.')
      await handler.press(office.actions.finishStep)
      await handler.fill(office.finish.conclusion, 'Đất trống, đúng ranh giới.')
      await handler.press(office.finish.button)
      await handler.see(office.done.finishStep)
      expect(await handler.can(office.actions.draftResult)).toBe(false)

      // Their two working days are over and nothing has come from the other department.
      site.clock.set('2026-10-08T10:30+07:00')
      await windClock(site.parts)
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.see(dossiers.entries.consultationSilent)
      await handler.press(office.actions.draftResult)
      await handler.choose(office.draft.legend, office.draft.granted)
      await handler.press(office.draft.button)
      await handler.see(office.done.draftResult)

      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}/signatures/new`)
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)
      await leader.see(office.done.sign)
    },
    { backs: ['desk', 'plain'] },
  )
})
