import pg from 'pg'
import type { Model } from './models.ts'

export interface Filling {
  /** For the role that owns the tables. */
  readonly ownerUrl: string
  /** The authority of the models: its dossiers are copied to every other. */
  readonly authority: string
  readonly models: readonly Model[]
  /** From the dossier after this one to the last. */
  readonly from: number
  readonly to: number
}

/** How many dossiers one round of statements writes: bounded memory at any size. */
const batch = 25_000

/**
 * Fills the database with dossiers that are what `record` would have written: each is a copy of a model that real actions
 * made, with an id, a code and an authority of its own, its entries chained and hashed anew. One in sixteen is the
 * model's own authority's, the rest lie evenly over all others.
 */
export async function fill(filling: Filling, tell: (done: number) => void): Promise<void> {
  const client = new pg.Client({ connectionString: filling.ownerUrl })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    await prepare(client, filling)
    for (let from = filling.from; from < filling.to; from += batch) {
      const to = Math.min(from + batch, filling.to)
      await client.query('begin')
      await writeBatch(client, from, to)
      await client.query('commit')
      tell(to)
    }
    await client.query('vacuum analyze')
    await client.query('checkpoint').catch(() => {})
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, { authority, models }: Filling): Promise<void> {
  const weights = JSON.stringify(models)
  await client.query(
    `create temp table bench_models as
      with given as (
        select m.code, sum(m.weight) over (order by m.code) / sum(m.weight) over () as upto,
          m.weight / sum(m.weight) over () as share
        from jsonb_to_recordset($1::jsonb) as m (code text, weight double precision)
      )
      select d.id, d.code, d.filed_at, (d.filed_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
        numrange((upto - share)::numeric, upto::numeric) as part
      from given join dossiers d using (code)`,
    [weights],
  )
  await client.query(
    `create temp table bench_wards as
      select row_number() over (order by unit_id) - 1 as n, unit_id, code as agency, $1::text as model_unit
      from agency_codes
      where unit_id in (select id from units where ward_code is not null and valid_to is null) and valid_to is null`,
    [authority],
  )
  await client.query(
    `create temp table bench_copies
      (model uuid, model_code text, unit text, id uuid, agency text, day date, number integer, code text, who text)`,
  )
}

/** A number from 0 to 1 that is the same for the same dossier each time. */
const chance = (salt: string) =>
  `(('x' || substr(md5(g || '${salt}'), 1, 8))::bit(32)::bigint / 4294967296.0)`

async function writeBatch(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query('truncate bench_copies')
  await client.query(chooseCopies, [from + 1, to])
  await client.query('analyze bench_copies')
  await client.query(countCodes)
  await client.query(insertDossiers)
  await client.query(insertWork)
  await client.query(insertContent)
  const { rows } = await client.query<{ last: number }>(
    `select coalesce(max(j.seq), 0) as last from journal_entries j join bench_models m on j.stream = 'dossier:' || m.id`,
  )
  for (let seq = 1; seq <= (rows[0]?.last ?? 0); seq += 1) await client.query(insertEntries, [seq])
}

/** Ids are UUIDv7 of the moment of filing, so that the key's index grows as it does in life. */
const chooseCopies = `
  insert into bench_copies
  select model, model_code, unit_id, id, agency, day, number,
    agency || '-' || to_char(day, 'YYMMDD') || '-' || lpad(number::text, greatest(4, length(number::text)), '0'), who
  from (
    select chosen.*,
      coalesce(counter.last, 0) + row_number() over (partition by chosen.agency, chosen.day order by id) as number
    from (
      select m.id as model, m.code as model_code, w.unit_id, w.agency, m.day,
        (lpad(to_hex((extract(epoch from m.filed_at) * 1000)::bigint + (${chance('ms')} * 25200000)::bigint), 12, '0')
          || '7' || substr(md5(g || 'id'), 1, 3) || '8' || substr(md5(g || 'id'), 4, 15))::uuid as id,
        (array['Bùi', 'Đặng', 'Đỗ', 'Hoàng', 'Lê', 'Ngô', 'Nguyễn', 'Phạm', 'Trần', 'Vũ'])[1 + (g % 10)] || ' Thử '
          || (array['An', 'Bình', 'Châu', 'Dương', 'Giang', 'Hạnh', 'Linh', 'Ngọc', 'Quỳnh', 'Yến'])[1 + (g / 10 % 10)]
          || ' ' || g as who
      from generate_series($1::bigint, $2::bigint) g
      join bench_models m on m.part @> ${chance('stage')}::numeric
      join bench_wards w on case when ${chance('ward')} < 0.0625 then w.unit_id = w.model_unit
        else w.n = g % (select count(*) from bench_wards) end
    ) chosen
    left join dossier_counters counter on counter.agency_code = chosen.agency and counter.day = chosen.day
  ) numbered`

const countCodes = `
  insert into dossier_counters (agency_code, day, last)
  select agency, day, max(number) from bench_copies group by agency, day
  on conflict (agency_code, day) do update set last = excluded.last`

/** The model's words with the copy's id, code and authority in them. */
const reworded = (text: string) =>
  `replace(replace(replace(${text}, c.model::text, c.id::text), c.model_code, c.code), w.model_unit, c.unit)`

const fromModels = `from bench_copies c cross join (select model_unit from bench_wards limit 1) w`

const insertDossiers = `
  insert into dossiers
  select made.*
  ${fromModels}
  join dossiers d on d.id = c.model
  cross join lateral jsonb_populate_record(d, jsonb_build_object(
      'id', c.id, 'code', c.code, 'applicant_name', c.who, 'applicant_folded', lower(unaccent(c.who)),
      'personal_number', '099' || lpad((hashtext(c.who)::bigint & 999999999)::text, 9, '0'),
      'receiving_unit', c.unit, 'competent_authority', c.unit, 'returning_unit', c.unit,
      'involved_units', jsonb_build_array(c.unit), 'facts', ${reworded('d.facts::text')}::jsonb)) made
  order by c.id`

const insertWork = `
  insert into work_items (dossier_id, key, kind, unit_id, role, officer_id, due_at)
  select c.id, i.key, i.kind, c.unit, i.role, i.officer_id, i.due_at
  ${fromModels} join work_items i on i.dossier_id = c.model
  order by c.id`

const insertContent = `
  insert into personal_content (stream, id, salt, content, masked_at)
  select 'dossier:' || c.id, p.id, p.salt, p.content, p.masked_at
  ${fromModels} join personal_content p on p.stream = 'dossier:' || c.model
  order by c.id`

/** One place of every chain at a time: an entry names the hash of the one before it. */
const insertEntries = `
  insert into journal_entries (stream, seq, kind, at, actor, bytes, hash)
  select stream, seq, kind, at, actor, bytes, sha256(convert_to(bytes, 'UTF8'))
  from (
    select 'dossier:' || c.id as stream, e.seq, e.kind, e.at, e.actor,
      replace(${reworded('e.bytes')}, coalesce(encode(m.hash, 'hex'), '-'), coalesce(encode(b.hash, 'hex'), '-')) as bytes
    ${fromModels}
    join journal_entries e on e.stream = 'dossier:' || c.model and e.seq = $1
    left join journal_entries m on m.stream = e.stream and m.seq = $1 - 1
    left join journal_entries b on b.stream = 'dossier:' || c.id and b.seq = $1 - 1
    order by c.id
  ) worded`
