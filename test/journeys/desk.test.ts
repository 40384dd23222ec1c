import { describe, expect } from 'vitest'
import { deskMessages as desk } from '../../src/modules/dossiers/pages/office/desk/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { browserJourney, endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'

endBrowserAfterwards()

/** As it stands before the line: the day and the number. */
const endOf = (code: string) => code.replace(/^[^-]*-/, '')

describe('many dossiers in one go', () => {
  journey(
    'a counter accepts what is ticked, after one confirmation',
    async ({ site, locale, words, someone }) => {
      const messages = desk(locale)
      const codes = [(await aFiledBirth(site)).code, (await aFiledBirth(site)).code]
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office?queue=filed')
      for (const code of codes) await counter.tick(messages.pick(endOf(code)))
      await counter.press(words.office.actions.accept)
      expect(await counter.heading()).toBe(messages.bulkTitle(words.office.actions.accept, 2))
      await counter.see(messages.bulkPossible(2))
      await counter.press(messages.bulkButton(words.office.actions.accept, 2))
      await counter.see(messages.bulkDone(words.office.actions.accept, 2))
      await counter.follow(messages.bulkBack)
      await counter.see(words.office.empty.filed)
    },
  )

  journey('nothing ticked leads to a page that says so', async ({ site, locale, words, someone }) => {
    const messages = desk(locale)
    await aFiledBirth(site)
    const counter = await someone()
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit('/office?queue=filed')
    await counter.press(words.office.actions.accept)
    expect(await counter.heading()).toBe(messages.bulkNothing)
    await counter.follow(messages.bulkBack)
    expect(counter.address()).toBe('/office?queue=filed')
  })
})

describe('by keyboard alone', () => {
  browserJourney('an officer goes through the queue without the mouse', async ({ site, words, someone }) => {
    const messages = desk('vi')
    const first = await aFiledBirth(site)
    const second = await aFiledBirth(site)
    const counter = await someone()
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit('/office')

    // To the queue, down two lines, up one, choose, choose all, and what is chosen is counted.
    await counter.keys('g')
    await counter.keyAway('n')
    expect(counter.address()).toBe('/office?queue=filed')
    const focused = () => counter.page.evaluate(() => document.activeElement?.textContent?.trim())
    await counter.keys('j')
    await expect.poll(focused).toBe(first.code)
    await counter.keys('j')
    await expect.poll(focused).toBe(second.code)
    await counter.keys('k', 'x')
    const counted = () => counter.page.locator('[data-mc-picked]').textContent()
    await expect.poll(counted).toBe('1')
    expect(await counter.page.locator('tr.mc-picked').textContent()).toContain(first.code)
    await counter.keys('*')
    await expect.poll(counted).toBe('2')

    // The sheet of keys opens over the page and takes the keys while it is there.
    await counter.keys('?')
    const sheet = counter.page.getByRole('dialog', { name: messages.keysTitle })
    await sheet.waitFor()
    await counter.keys('x', 'Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await counted()).toBe('2')

    // In a field a letter is a letter.
    await counter.keys('/')
    await counter.type('xjg?')
    expect(await counter.page.locator('#q').inputValue()).toBe('xjg?')
    await counter.page.locator('#q').fill('')
    await counter.page.locator('h1').click()

    await counter.keyAway('t')
    expect(await counter.heading()).toBe(messages.bulkTitle(words.office.actions.accept, 2))
    await counter.tabTo(messages.bulkButton(words.office.actions.accept, 2))
    await counter.keyAway('Enter')
    await counter.see(messages.bulkDone(words.office.actions.accept, 2))
  })

  browserJourney(
    'a scanner leads to the dossier, wherever the cursor is',
    async ({ site, words, someone }) => {
      const { code } = await aFiledBirth(site)
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office')
      await counter.page.evaluate(text => {
        for (const key of [...text, 'Enter']) {
          const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
          document.body.dispatchEvent(press)
        }
      }, `https://motcua.example/tra-cuu/${code}`)
      await counter.page.waitForURL(new RegExp(`/office/dossiers/${code}$`))
    },
  )

  browserJourney('what is ticked stays ticked when new work comes in', async ({ site, words, someone }) => {
    const { code } = await aFiledBirth(site)
    const counter = await someone()
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit('/office?queue=filed')
    await counter.tick(desk('vi').pick(endOf(code)))
    const other = await aFiledBirth(site)
    await counter.page.getByText(other.code).waitFor()
    expect(await counter.page.getByLabel(desk('vi').pick(endOf(code))).isChecked()).toBe(true)
    expect(await counter.page.locator('[data-mc-picked]').textContent()).toBe('1')
  })
})

describe('two officers at one dossier', () => {
  browserJourney(
    'the open page says by itself what a colleague has done',
    async ({ site, words, someone }) => {
      const { code, act } = await aFiledBirth(site)
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}`)
      await act('tiepnhan.badinh', 'accept')
      await counter.see(words.dossiers.entries.accepted)
      await counter.follow(desk('vi').reload)
      await counter.see(words.dossiers.states.in_progress)
    },
  )
})
