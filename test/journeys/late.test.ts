import { describe, expect } from 'vitest'
import { windClock } from '../../src/clockwork.ts'
import { ownWords } from '../../src/modules/dossiers/pages/filing/own/words.ts'
import { timeMessages } from '../../src/modules/dossiers/pages/office/acts/time/messages.ts'
import { lateMessages } from '../../src/modules/dossiers/pages/office/late/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

const reason = 'Đang chờ bệnh viện xác nhận lại giấy chứng sinh.'
const task = 'Cử người thay khi công chức hộ tịch nghỉ phép.'

describe('late', () => {
  journey(
    'the system drafts the apology, the leader names a new date, and the delay is explained',
    async ({ site, words, someone }) => {
      const { office } = words
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')

      // Due at 17:00 today; by four nobody has examined it.
      site.clock.set('2026-10-05T16:00+07:00')
      await windClock(site.parts)
      const leader = await someone()
      const { apologise, explain, causes } = timeMessages(leader.locale)
      const clock = lateMessages(leader.locale)
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit('/office')
      await leader.follow(code)
      await leader.see(words.dossiers.entries.apologyDrafted)
      await leader.press(office.actions.apologise)
      await leader.fillDate(apologise.newDate, '2026-10-10')
      await leader.press(apologise.button)
      expect(await leader.errorSummary()).toEqual([
        { message: apologise.dayOff('10/10/2026'), leadsTo: 'newDate' },
        { message: apologise.reasonMissing, leadsTo: 'reason' },
      ])
      expect(await leader.dateIn(apologise.newDate)).toBe('10/10/2026')
      await leader.fillDate(apologise.newDate, '2026-10-06')
      await leader.fill(apologise.reason, reason)
      await leader.press(apologise.button)
      await leader.see(office.done.apologise)
      await leader.see(clock.newPromise(office.tomorrow('17:00')))
      // The first date stays, and there is no second apology.
      await leader.see(office.resultDue(office.today('17:00')))
      expect(await leader.can(office.actions.apologise)).toBe(false)
      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      await mother.see(ownWords(mother.locale).apologyTitle)
      await mother.see(reason)
      await mother.see('06/10/2026')

      site.clock.set('2026-10-06T09:00+07:00')
      await windClock(site.parts)
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}`)
      await leader.see(words.dossiers.entries.becameLate)
      await leader.press(office.actions.explainDelay)
      await leader.see(clock.longest)
      await leader.choose(explain.cause, causes.absence)
      await leader.fill(explain.task, task)
      await leader.fillDate(explain.taskBy, '2026-10-15')
      await leader.press(explain.button)
      await leader.see(office.done.explainDelay)
      await leader.see(clock.taskLine(task, '15/10/2026'))

      await act('xuly.badinh', 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện.' })
      await act('xuly.badinh', 'draftResult', { kind: 'granted' })
      await act('lanhdao.badinh', 'sign', { password: demo.password })
      await leader.visit(`/office/dossiers/${code}`)
      await leader.see(office.doneLate)
    },
    { backs: ['desk', 'english'] },
  )
})
