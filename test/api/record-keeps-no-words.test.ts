import { describe, expect, test } from 'vitest'
import { findPublic, verifyDossiers } from '../../src/modules/dossiers/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { testApp } from '../support/app.ts'
import { aFiledBirth } from '../support/dossiers.ts'

describe('what an officer sends with an act', async () => {
  const site = await testApp()
  const { parts } = site

  test('must be a listed component when accepting: a key stands in the record for ever', async () => {
    const dossier = await aFiledBirth(site)
    const acceptance = dossier.act('tiepnhan.badinh', 'accept', {
      components: [{ key: 'Chị Hoa, phố Trúc Bạch', originals: 1, copies: 0 }],
    })
    await expect(acceptance).rejects.toThrow('component_not_listed')
    expect((await findPublic(parts.db, dossier.code))?.state).toBe('filed')
  })

  test('keeps what was submitted where the counter counts only some of it', async () => {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept', {
      components: [{ key: 'identity', originals: 1, copies: 0 }],
    })
    const taken = (await findPublic(parts.db, dossier.code))?.components ?? []
    expect(taken.map(({ key, files }) => [key, files.length])).toEqual([
      ['birthNotice', 1],
      ['identity', 0],
    ])
  })

  test('two contents changed for one another are found', async () => {
    const dossier = await aFiledBirth(site)
    const id = (await findPublic(parts.db, dossier.code))?.id
    await sql`
      with pair as (select id, salt, content from personal_content where stream = ${`dossier:${id}`} limit 2)
      update personal_content c set salt = other.salt, content = other.content
      from pair other where c.stream = ${`dossier:${id}`} and c.id in (select id from pair) and other.id <> c.id
    `.execute(parts.db)
    const { faults } = await verifyDossiers(parts.db)
    expect(faults).toContainEqual({ stream: `dossier:${id}`, seq: 1, because: 'content' })
  })
})
