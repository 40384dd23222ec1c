import { describe, expect } from 'vitest'
import { aFiledBirth } from '../support/dossiers.ts'
import { browserJourney, endBrowserAfterwards } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { beginBirth, fileBirth, goOn, titleOf } from '../support/journey-birth.ts'
import { demo, questionOf, theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

const birth = theProcedure('1.001193')
const asked = (key: string) => questionOf(birth, key, 'vi').asked

describe('by keyboard alone', () => {
  browserJourney('a citizen answers a page of questions', async ({ words, someone }) => {
    const { filing } = words
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await beginBirth(mother, words)
    await mother.tabTo(filing.goOnWith(filing.where))
    await mother.keyAway('Enter')
    await mother.tabTo(filing.saveAndGoOn)
    await mother.keyAway('Enter')
    await mother.tabTo(asked('requesterName'))
    await mother.keys('ControlOrMeta+A')
    await mother.type('Trịnh Thị Mai Hoa')
    await mother.tabTo('Cha')
    await mother.keys('ArrowDown')
    await mother.tabTo(filing.saveAndGoOn)
    await mother.keyAway('Enter')
    expect(await mother.heading()).toBe(titleOf('child', mother))

    // With nothing answered the summary takes the focus, and its first line leads to the first field.
    await mother.tabTo(filing.saveAndGoOn)
    await mother.keyAway('Enter')
    expect((await mother.errorSummary()).length).toBeGreaterThan(3)
    await mother.keys('Tab', 'Enter')
    expect(await mother.page.evaluate(() => document.activeElement?.id)).toBe('childName')
  })

  browserJourney(
    'the first press of Tab offers the way past the head of the page',
    async ({ words, someone }) => {
      const reader = await someone()
      await reader.visit('/')
      await reader.tabTo(words.ui.skipToContent)
      await reader.keys('Enter')
      expect(await reader.page.evaluate(() => document.activeElement?.id)).toBe('main-content')
    },
  )

  browserJourney('an officer accepts a dossier', async ({ site, words, someone }) => {
    const { office } = words
    const { code } = await aFiledBirth(site)
    const counter = await someone()
    await counter.visit('/can-bo/dang-nhap')
    await counter.tabTo(words.identity.email)
    await counter.type('tiepnhan.badinh@hanoi.example')
    await counter.tabTo(words.identity.password)
    await counter.type(demo.password)
    await counter.keyAway('Enter')
    await counter.tabTo(code)
    await counter.keyAway('Enter')
    await counter.keyAway('t')
    await counter.tabTo(office.accept.button)
    await counter.keyAway('Enter')
    await counter.see(words.dossiers.states.in_progress)
  })
})

describe('with scripts', () => {
  browserJourney(
    'what is typed is kept by itself, and is there on another device',
    async ({ words, someone }) => {
      const { filing } = words
      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await beginBirth(mother, words)
      await goOn(mother, words, filing.where)
      await mother.press(filing.saveAndGoOn)
      await mother.fill(asked('requesterAddress'), 'Số 1, phố Mới, phường Ba Đình')
      await mother.see(words.ui.draftSaved)
      const phone = await mother.onAnotherDevice()
      await signInAsCitizen(phone, words, 'hoa')
      await phone.visit(mother.address())
      expect(await phone.valueOf(asked('requesterAddress'))).toBe('Số 1, phố Mới, phường Ba Đình')
    },
  )

  browserJourney(
    'the queue shows a filing within a second, without being asked',
    async ({ site, words, someone }) => {
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office?queue=filed')
      await counter.see(words.office.empty.filed)
      const { code } = await aFiledBirth(site)
      await counter.page.getByText(code).waitFor({ timeout: 1_000 })
      await counter.follow(code)
      await counter.see(code)
    },
  )

  browserJourney('the code can be copied after filing', async ({ words, someone }) => {
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    const code = await fileBirth(mother, words)
    await mother.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await mother.page.getByRole('button', { name: `${words.ui.copy} ${code}` }).click()
    expect(await mother.page.evaluate(() => navigator.clipboard.readText())).toBe(code)
  })
})

describe('the first page', () => {
  browserJourney('is light: 60 kB before the font, 70 kB of font', async ({ someone }) => {
    const reader = await someone()
    const network = await reader.page.context().newCDPSession(reader.page)
    const kinds = new Map<string, string>()
    const bytes = { font: 0, rest: 0 }
    await network.send('Network.enable')
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes[kinds.get(requestId) === 'Font' ? 'font' : 'rest'] += encodedDataLength
    })
    await reader.page.goto('/', { waitUntil: 'networkidle' })
    expect(bytes.rest).toBeGreaterThan(5_000)
    expect(bytes.rest).toBeLessThanOrEqual(60 * 1024)
    expect(bytes.font).toBeGreaterThan(5_000)
    expect(bytes.font).toBeLessThanOrEqual(70 * 1024)
  })
})
