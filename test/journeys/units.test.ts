import { describe, expect } from 'vitest'
import { windClock } from '../../src/clockwork.ts'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import { bySystem, changeUnits } from '../../src/modules/organisation/index.ts'
import { wordsIn as organisationWords } from '../../src/modules/organisation/words/index.ts'
import { transaction } from '../../src/platform/db/index.ts'
import { aDraftedBirth, aFiledBirth, aSignedBirth } from '../support/dossiers.ts'
import type { Driver } from '../support/driver.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'
import type { Site } from '../support/journey-site.ts'
import { demo, type Words } from '../support/journey-words.ts'

endBrowserAfterwards()

const merged = {
  id: 'ward-99001',
  name: 'Ủy ban nhân dân phường Thăng Long',
  shortName: 'Phường Thăng Long',
  agencyCode: 'H26.99001',
  wardCode: '99001',
}

describe('a merge of two wards with open dossiers', () => {
  journey(
    'their officers go on in the new ward with what was open; a paper of before stands under the old name',
    async ({ site, words, someone }) => {
      const { office } = words
      const old = await aSignedBirth(site)
      const drafted = await aDraftedBirth(site)
      const filed = await aFiledBirth(site)
      const promised = (await findPublic(site.parts.db, drafted.code))?.due

      await orderMerger(await someone(), site, words)

      // At midnight the units are one; what was open follows by itself.
      site.clock.set('2026-10-06T00:00:30+07:00')
      await windClock(site.parts)
      for (const { code } of [drafted, filed]) {
        const authority = async () => (await findPublic(site.parts.db, code))?.competentAuthority
        await expect.poll(authority, { timeout: 10_000 }).toBe(merged.id)
      }
      site.clock.set('2026-10-06T09:00+07:00')

      // The new filing is received by an officer who came from the other ward.
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.caugiay')
      await counter.visit('/office')
      await counter.see(merged.shortName)
      await counter.follow(filed.code)
      await counter.press(office.actions.accept)
      await counter.press(office.accept.button)
      await counter.see(words.dossiers.states.in_progress)

      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit('/office?queue=sign')
      await leader.follow(drafted.code)
      await leader.see(words.dossiers.entries.unitsFollowed)
      await leader.press(office.actions.sign)
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)
      await leader.see(office.done.sign)
      const after = await findPublic(site.parts.db, drafted.code)
      expect([after?.code, after?.acceptance?.due]).toEqual([drafted.code, promised])

      const holder = await someone()
      await holder.visit(`/xac-thuc/${old.token}`)
      expect(await holder.sees('Ủy ban nhân dân phường Ba Đình')).toBe(true)
      expect(await holder.sees(merged.name)).toBe(false)
    },
    { backs: ['desk', 'plain'] },
  )
})

/** The administrator enters the decree, sees what will follow it, and confirms. */
async function orderMerger(administrator: Driver, site: Site, words: Words): Promise<void> {
  const effectiveOn = '2026-10-06'
  // Without scripts the boxes of four successors stand open and only their group's title tells them apart.
  if (!administrator.scripts) {
    const { id, name, shortName, ...codes } = merged
    const ward = { ...codes, id, kind: 'ward', parent: 'city', receives: true, decides: true }
    const change = {
      kind: 'merge' as const,
      from: ['ward-00004', 'ward-00166'],
      into: [{ ...ward, name: { vi: name }, shortName: { vi: shortName } }],
      decree: '01/NQ-UBTVQH',
      effectiveOn: Temporal.PlainDate.from(effectiveOn),
    }
    const by = bySystem(site.clock.now())
    await transaction(site.parts.db, tx => changeUnits(tx, change, by, async () => {}))
    return
  }
  const said = organisationWords(administrator.locale).unitChanges
  await signInAsOfficer(administrator, words, 'quantri')
  await administrator.visit('/quan-tri/sap-xep-don-vi/them')
  await administrator.choose(said.kind, said.kinds.merge)
  await administrator.fill(said.decree, '01/NQ-UBTVQH')
  await administrator.fillDate(said.effectiveOn, effectiveOn)
  await administrator.fill(said.from(1), 'ward-00004')
  await administrator.fill(said.from(2), 'ward-00166')
  await administrator.fill(said.id, merged.id)
  await administrator.fill(said.name, merged.name)
  await administrator.fill(said.shortName, merged.shortName)
  await administrator.fill(said.agencyCode, merged.agencyCode)
  await administrator.fill(said.wardCode, merged.wardCode)
  await administrator.press(said.preview)
  await administrator.see(said.rows.dossiers)
  await administrator.press(said.confirm)
  await administrator.see(said.done.planned ?? '')
}
