import { describe, expect } from 'vitest'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import { peopleWords } from '../../src/modules/dossiers/pages/office/acts/people/messages.ts'
import { aFiledLinkedBirth, resultNames } from '../support/filed.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('a linked procedure: birth, residence and health insurance', () => {
  journey(
    'is filed once; each authority signs its own result, the counter gives them as they come',
    async ({ site, words, someone, locale }) => {
      const { office, dossiers } = words
      const people = peopleWords(locale)
      const names = resultNames(locale)
      const { code, act } = await aFiledLinkedBirth(site, 'counter')
      await act('tiepnhan.badinh', 'accept')
      await act('xuly.badinh', 'finishStep', { conclusion: 'Đủ điều kiện đăng ký khai sinh.' })
      await act('xuly.badinh', 'draftResult', { kind: 'granted' })
      await act('lanhdao.badinh', 'sign', { password: demo.password })

      // The birth certificate is there; the others follow and do not wait for one another.
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office?queue=return')
      await counter.follow(code)
      await counter.see(people.results.ready(1, 3))
      await counter.press(office.actions.handOver)
      await counter.see(people.results.handOverSome)
      await counter.press(office.handOver.button)
      await counter.see(dossiers.states.in_progress)

      await act('xuly.bhxh', 'finishStep', { conclusion: 'Đã cấp mã số.' })
      const police = await someone()
      await signInAsOfficer(police, words, 'xuly.cutru')
      await police.visit('/office')
      await police.follow(code)
      await police.press(office.actions.finishStep)
      await police.fill(office.finish.conclusion, 'Chủ hộ đồng ý.')
      await police.press(office.finish.button)
      await police.press(office.actions.draftResult)
      expect(await police.heading()).toBe(`${office.draft.title}: ${names.residence}`)
      await police.choose(office.draft.legend, office.draft.granted)
      await police.press(office.draft.button)
      await police.see(office.done.draftResult)

      const commander = await someone()
      await signInAsOfficer(commander, words, 'lanhdao.cutru')
      await commander.visit(`/office/dossiers/${code}`)
      await commander.press(office.actions.sign)
      expect(await commander.heading()).toBe(`${office.sign.title}: ${names.residence}`)
      await commander.fill(office.sign.password, demo.password)
      await commander.press(office.sign.button)
      await commander.see(people.results.ready(2, 3))

      await act('xuly.bhxh', 'draftResult', { kind: 'granted' })
      await act('lanhdao.bhxh', 'sign', { password: demo.password })
      const { state, results } = (await findPublic(site.parts.db, code)) ?? {}
      expect(state).toBe('result_ready')
      expect(results?.map(({ branch }) => branch)).toEqual([undefined, 'residence', 'insurance'])

      await counter.visit(`/office/dossiers/${code}`)
      await counter.see(people.results.ready(3, 3))
      await counter.press(office.actions.handOver)
      await counter.press(office.handOver.button)
      await counter.see(dossiers.states.returned)
    },
    { backs: ['desk', 'plain'] },
  )
})
