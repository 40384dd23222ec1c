import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { caseworkIn } from '../../../test/support/casework.ts'
import { sql } from '../../platform/db/index.ts'

/** What the rows must be, worked out from the dossiers and the journal alone; empty where they agree. */
const differences = sql<{ what: string; id: string }>`
  with moves as (
    select d.id, m ->> 'key' as key, m ->> 'batch' as batch, m ->> 'to' as to_unit,
      (m ->> 'sentAt')::timestamptz as sent_at, (m ->> 'receivedAt')::timestamptz as received_at
    from dossiers d cross join lateral jsonb_array_elements(d.facts -> 'papers') m
  ), lines as (
    select dossier_id as id, key, batch, to_unit, sent_at, received_at from paper_lines where to_unit is not null
  ), told as (
    select substring(stream from 9)::uuid as id, seq, at, actor from journal_entries where kind = 'demandRefused'
  )
  select 'papers' as what, id::text from ((table moves except table lines) union all (table lines except table moves)) p
  union all
  select 'posting', d.id::text from dossiers d left join paper_lines l
    on l.dossier_id = d.id and l.to_unit is null and l.batch = d.facts -> 'posting' ->> 'bundle'
    where d.facts -> 'posting' is not null and l.dossier_id is null
  union all
  select 'register', d.id::text from dossiers d left join register_lines r on r.dossier_id = d.id
    where (d.accepted_at is not null) <> (r.dossier_id is not null)
      or r.received_at is distinct from d.accepted_at or r.late_at is distinct from d.late_at
      or r.returned_at is distinct from (d.facts -> 'handOver' ->> 'at')::timestamptz
  union all
  select 'gap', unit_id from register_lines group by unit_id, year having max(number) <> count(*)
  union all
  select 'demands', id::text from (
    (table told except select dossier_id, seq, at, actor from refused_demands)
    union all (select dossier_id, seq, at, actor from refused_demands except table told)
  ) d
`

describe('what lists keep of a dossier', async () => {
  const site = await testApp()
  const { db } = site.parts
  const casework = caseworkIn(site)

  test('is what its record says, after a whole way and each refusal on it', async () => {
    const batch = 'BG-H26.107-261005-001'
    const onPaper = await casework.filed({
      channel: 'counter',
      counter: 'pasc-branch-01',
      returnBy: 'counter',
    })
    await onPaper.act('tiepnhan.cn1', 'sendPapers', { batch })
    await onPaper.act('xuly.badinh', 'receivePapers', { batch })
    const posted = await casework.signed({ returnBy: 'post' })
    const posting = { bundle: 'BC-H26.107-261005-001', tracking: 'EX123456785VN', cashOnDelivery: 0 }
    await posted.act('tiepnhan.badinh', 'post', posting)
    await posted.act('tiepnhan.badinh', 'handOver', { to: 'Trịnh Thị Mai Hoa' })
    const demanded = await casework.filed()
    const beyond = { items: [{ component: 'x', reason: 'Cần.' }] }
    expect((await demanded.send('tiepnhan.badinh', 'requestSupplement', beyond)).status).toBe(409)
    expect((await demanded.send('tiepnhan.badinh', 'accept', {}, 99)).status).toBe(409)
    await casework.signed()

    expect((await differences.execute(db)).rows).toEqual([])
    const counts = await Promise.all(
      (['paper_lines', 'register_lines', 'refused_demands'] as const).map(table =>
        db.selectFrom(table).select(db.fn.countAll<string>().as('count')).executeTakeFirstOrThrow(),
      ),
    )
    expect(counts.map(({ count }) => Number(count))).toEqual([2, 3, 1])
  })
})
