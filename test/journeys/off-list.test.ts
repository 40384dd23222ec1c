import { describe, expect } from 'vitest'
import { demandMessages } from '../../src/modules/dossiers/pages/office/demands/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { officerToken } from '../support/people.ts'

endBrowserAfterwards()

describe('a demand beyond the list', () => {
  journey(
    'is stopped before it reaches the mother, and the centre sees it',
    async ({ site, words, someone }) => {
      const { code } = await aFiledBirth(site)
      // No page offers what is not on the list: somebody sends it past the pages.
      const answer = await site.app.inject({
        method: 'POST',
        url: `/api/v1/dossiers/${code}/actions/requestSupplement`,
        headers: { authorization: `Bearer ${await officerToken(site.parts.db, 'tiepnhan.badinh')}` },
        payload: { seq: 1, items: [{ component: 'Sổ hộ khẩu', reason: 'Cần đối chiếu.' }] },
      })
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'component_not_listed'])

      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      expect(await mother.can(words.filing.answerSupplement)).toBe(false)

      const centre = await someone()
      const said = demandMessages(centre.locale)
      await signInAsOfficer(centre, words, 'giamsat')
      await centre.visit('/office')
      await centre.follow(said.title)
      expect(await centre.heading()).toBe(said.title)
      await centre.see(said.unlisted)
      await centre.follow(code)
      await centre.see(words.dossiers.entries.demandRefused)
    },
    { backs: ['desk', 'plain'] },
  )
})
