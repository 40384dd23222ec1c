import { describe, expect } from 'vitest'
import { aDraftedBirth, aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { birthNoticeName, sendNotice } from '../support/journey-birth.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('sent back by the leader', () => {
  journey(
    'the handling officer reads why, drafts again, and it is signed',
    async ({ site, words, someone }) => {
      const { office } = words
      const { code } = await aDraftedBirth(site)
      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}`)
      await leader.press(office.actions.sign)
      await leader.press(office.sign.sendBack)
      await leader.press(office.sendBack.button)
      expect(await leader.errorSummary()).toEqual([{ message: office.sendBack.missing, leadsTo: 'reason' }])
      await leader.fill(office.sendBack.reason, 'Ghi lại nơi sinh cho đủ tên bệnh viện.')
      await leader.press(office.sendBack.button)
      await leader.see(office.done.sendBack)

      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit('/office')
      await handler.follow(code)
      await handler.see('Ghi lại nơi sinh cho đủ tên bệnh viện.')
      await handler.press(office.actions.draftResult)
      await handler.see('Ghi lại nơi sinh cho đủ tên bệnh viện.')
      await handler.choose(office.draft.legend, office.draft.granted)
      await handler.press(office.draft.button)
      await handler.see(office.done.draftResult)

      await leader.visit('/office?queue=sign')
      await leader.follow(code)
      await leader.press(office.actions.sign)
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)
      await leader.see(office.done.sign)
      await leader.see(words.dossiers.states.returned)
    },
  )
})

describe('the answer to a filing', () => {
  journey(
    'asks once for what is missing; the mother completes it and the clock begins',
    async ({ site, words, someone }) => {
      const { office, filing } = words
      const { code } = await aFiledBirth(site)
      const counter = await someone()
      const paper = birthNoticeName(counter)
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}`)
      await counter.press(office.actions.requestSupplement)
      await counter.press(office.supplement.button)
      expect(await counter.errorSummary()).toMatchObject([{ message: office.supplement.chooseOne }])
      await counter.tick(paper)
      await counter.fill(office.supplement.reason(paper), 'Ảnh mờ, không đọc được số.')
      await counter.press(office.supplement.button)
      await counter.see(office.done.requestSupplement)
      await counter.see(office.waitingForApplicant)

      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      await mother.see('Ảnh mờ, không đọc được số.')
      const slip = await mother.download(words.dossiers.papers.form02)
      expect(slip).toMatchObject({ status: 200, mediaType: 'application/pdf' })
      await mother.press(filing.answerSupplement)
      await mother.press(filing.goOnWith(filing.papers))
      await sendNotice(mother, words)
      await mother.press(filing.saveAndGoOn)
      expect(await mother.heading()).toBe(filing.checkTitleSupplement)
      await mother.press(filing.submitSupplement)
      await mother.see(filing.supplemented)

      await counter.visit(`/office/dossiers/${code}`)
      expect(await counter.can(office.actions.requestSupplement)).toBe(false)
      await counter.press(office.actions.accept)
      await counter.press(office.accept.button)
      await counter.see(words.dossiers.states.in_progress)
    },
  )

  journey('refuses with a reason and its ground, on form 03', async ({ site, words, someone }) => {
    const { office, filing } = words
    const { code } = await aFiledBirth(site)
    const counter = await someone()
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit(`/office/dossiers/${code}`)
    await counter.press(office.actions.refuse)
    await counter.fill(office.refuse.reason, 'Việc sinh đã được đăng ký tại nơi khác.')
    await counter.press(office.refuse.button)
    expect(await counter.errorSummary()).toEqual([
      { message: office.refuse.groundMissing, leadsTo: 'ground' },
    ])
    expect(await counter.valueOf(office.refuse.reason)).toBe('Việc sinh đã được đăng ký tại nơi khác.')
    await counter.fill(office.refuse.ground, 'Luật Hộ tịch 60/2014/QH13, Điều 13')
    await counter.press(office.refuse.button)
    await counter.see(office.done.refuse)

    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await mother.visit(`/dossiers/${code}`)
    await mother.see(filing.state_refused)
    await mother.see('Việc sinh đã được đăng ký tại nơi khác.')
    const slip = await mother.download(words.dossiers.papers.form03)
    expect(slip).toMatchObject({ status: 200, mediaType: 'application/pdf' })
    await mother.visit(`/tra-cuu/${code}`)
    await mother.see(words.tracking.stage_refused)
  })
})

describe('two officers at one dossier', () => {
  journey(
    'the one who comes too late is told what happened, and keeps what was typed',
    async ({ site, words, someone }) => {
      const { office } = words
      const { code, act } = await aFiledBirth(site)
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}/supplement-requests/new`)
      await counter.tick(birthNoticeName(counter))
      await counter.fill(office.supplement.reason(birthNoticeName(counter)), 'Thiếu chữ ký của bác sĩ.')
      await act('tiepnhan.badinh', 'accept')
      await counter.press(office.supplement.button)
      expect(await counter.heading()).toBe(office.staleTitle)
      await counter.see(words.dossiers.entries.accepted)
      await counter.see('Thiếu chữ ký của bác sĩ.')
      await counter.press(office.backToDossier)
      await counter.see(words.dossiers.states.in_progress)
    },
  )
})
