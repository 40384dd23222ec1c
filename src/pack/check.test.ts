import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarSchema } from '../modules/calendar/index.ts'
import { projectRoot } from '../platform/root.ts'
import type { Fault } from './pack.ts'
import { readPack } from './read-pack.ts'

const shipped = path.join(projectRoot, 'packs/hanoi')
const birth = 'procedures/1.001193.json'
const linked = 'procedures/3.000722.json'
const permit = 'procedures/1.013225.json'

let original: string
let folder: string

beforeAll(async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'pack-'))
  original = path.join(home, 'original')
  folder = path.join(home, 'spoilt')
  await cp(shipped, original, { recursive: true, filter: source => !source.endsWith('.jsonl') })
  const someListings = (await readFile(path.join(shipped, 'catalogue/bo-noi-vu.jsonl'), 'utf8'))
    .trim()
    .split('\n')
  await writeFile(path.join(original, 'catalogue/listed.jsonl'), `${someListings.join('\n')}\n`)
  const { code } = JSON.parse(someListings[0] ?? '')
  const foundBy = { [code]: { synonyms: ['tìm việc'], lifeEvents: ['doanh-nghiep'] } }
  await writeFile(path.join(original, 'found-by.json'), `${JSON.stringify(foundBy, null, 2)}\n`)
})

afterAll(() => rm(path.dirname(original), { recursive: true }))

describe('the shipped pack', () => {
  test('has no faults', async () => {
    expect(await readPack(shipped)).not.toHaveProperty('faults')
  }, 60_000)

  test('has every commune and ward of the city once', async () => {
    const reading = await readPack(original)
    const wards = 'pack' in reading ? reading.pack.units.filter(unit => unit.wardCode) : []
    expect(new Set(wards.map(unit => unit.wardCode)).size).toBe(126)
  })

  test('has another digest when one letter of it changes', async () => {
    const before = await readPack(original)
    const after = await readSpoilt([{ file: 'city.json', from: '"19001009"', to: '"19001008"' }])
    expect('pack' in before && before.pack.digest).toMatch(/^[0-9a-f]{64}$/)
    expect('pack' in after && after.pack.digest).not.toBe('pack' in before && before.pack.digest)
  })

  test('gives a listing the words and life events it is found by', async () => {
    const reading = await readPack(original)
    const [listing] = 'pack' in reading ? reading.pack.listings : []
    expect(listing).toMatchObject({ synonyms: ['tìm việc'], lifeEvents: ['doanh-nghiep'] })
  })

  test('gives no demo people when it has no demo.json', async () => {
    const reading = await readSpoilt([{ file: 'demo.json', remove: true }])
    expect('pack' in reading && reading.pack.demo).toBeUndefined()
  })

  test('writes the calendar’s schema as the calendar reads it', async () => {
    const text = await readFile(path.join(projectRoot, 'packs/schemas/calendar.schema.json'), 'utf8')
    const { $schema, $id, title, ...schema } = JSON.parse(text)
    expect({ $schema, $id, title }).toMatchObject({ title: 'Working calendar' })
    expect(schema).toEqual(JSON.parse(JSON.stringify(calendarSchema)))
  })
})

interface Change {
  readonly file: string
  /** Text that stands in the file; its first occurrence after `after` is replaced. */
  readonly from?: string
  readonly to?: string
  readonly after?: string
  readonly remove?: true
}

/** One deliberate fault a line: what is changed, and what must be said of which line (the one that holds `at`). */
const faults: readonly (readonly [
  title: string,
  change: Change,
  message: RegExp,
  at: string | { last: string },
])[] = [
  [
    'text that is not JSON',
    { file: 'city.json', from: '"H26",', to: '"H26"' },
    /not JSON: CommaExpected/,
    '"provinceCode"',
  ],
  [
    'a key that stands twice',
    { file: 'city.json', from: '"timeZone"', to: '"key"' },
    /key "key" stands twice/,
    '"Asia/Ho_Chi_Minh"',
  ],
  [
    'a key nobody knows',
    { file: birth, from: '"inForceFrom"', to: '"inForceSince"' },
    /unknown key "inForceSince"/,
    '"inForceSince"',
  ],
  [
    'a key that is missing',
    { file: birth, from: '"inForceFrom"', to: '"inForceSince"' },
    /"inForceFrom" is missing/,
    '{',
  ],
  [
    'letters that are not composed',
    { file: 'life-events.json', from: 'Sinh con', to: 'Sinh cón'.normalize('NFD') },
    /not in Unicode NFC/,
    '"title"',
  ],
  [
    'a date that does not exist',
    { file: birth, from: '2026-07-01', to: '2026-06-31' },
    /must match format "date"/,
    '2026-06-31',
  ],
  [
    'a time limit of no known kind',
    { file: birth, from: '"sameDay"', to: '"someDay"' },
    /none of the shapes/,
    '"timeLimit"',
  ],
  [
    'a unit under an unknown one',
    { file: 'units.json', from: '"parent":"city"', to: '"parent":"town"' },
    /unknown unit "town"/,
    '"parent":"town"',
  ],
  [
    'a unit that stands twice',
    { file: 'units.json', from: '"id":"ward-00008"', to: '"id":"ward-00004"' },
    /unit "ward-00004" stands twice/,
    '"wardCode":"00008"',
  ],
  [
    'an agency code used twice',
    { file: 'units.json', from: '"H26.P00008"', to: '"H26.P00025"' },
    /agency code H26.P00025 is used twice/,
    '"wardCode":"00025"',
  ],
  [
    'an agency code that hides being provisional',
    { file: 'units.json', from: '"agencyCodeProvisional":true', to: '"agencyCodeProvisional":false' },
    /provisional agency code/,
    '"id":"dept-vpub"',
  ],
  [
    'an unknown term',
    { file: birth, from: '"birth.late"', to: '"birth.tardy"' },
    /unknown term "birth.tardy"/,
    '"birth.tardy"',
  ],
  [
    'an unknown role',
    { file: birth, from: '"role": "leader"', to: '"role": "boss"' },
    /must be one of receivingOfficer, handlingOfficer, leader/,
    '"boss"',
  ],
  [
    'an unknown life event',
    { file: birth, from: '"lifeEvents": ["sinh-con"]', to: '"lifeEvents": ["sinh-doi"]' },
    /unknown life event "sinh-doi"/,
    'sinh-doi',
  ],
  [
    'a field that stands twice',
    { file: birth, from: '"key": "childSex"', to: '"key": "childName"' },
    /field "childName" stands twice/,
    { last: '"key": "childName"' },
  ],
  [
    'a condition on an unknown field',
    { file: birth, from: '"field": "birthProof"', to: '"field": "birthPaper"' },
    /unknown field "birthPaper"/,
    '"birthPaper"',
  ],
  [
    'words for a listing that is not there',
    { file: 'found-by.json', from: '{\n', to: '{\n"1.999999": {},\n' },
    /no listing has the code 1.999999/,
    '"1.999999"',
  ],
  [
    'a check said at an unknown field',
    { file: birth, from: '"field": "motherBirth"', to: '"field": "auntBirth"' },
    /unknown field "auntBirth"/,
    '"auntBirth"',
  ],
  [
    'a check that measures from what is no day',
    { file: birth, from: '"from": "motherBirth"', to: '"from": "motherName"' },
    /"motherName" is not a date field/,
    '"from": "motherName"',
  ],
  [
    'an option the term does not have',
    { file: birth, from: '"options": ["father", "mother"', to: '"options": ["father", "aunt"' },
    /"aunt" is no answer to "person.relation"/,
    '"aunt"',
  ],
  [
    'a condition no answer can fulfil',
    { file: birth, from: '"is": "abandoned"', to: '"is": "forgotten"' },
    /"forgotten" is no answer to "birth.case"/,
    '"forgotten"',
  ],
  [
    'a question that waits for itself',
    {
      file: birth,
      from: '"key": "hasFather",',
      to: '"key": "hasFather", "when": { "field": "hasFather", "is": true },',
    },
    /field "hasFather" waits for itself/,
    '"hasFather"',
  ],
  [
    'two subjects',
    { file: birth, from: '"key": "birthPlace",', to: '"key": "birthPlace", "subject": true,' },
    /one field names the subject, not 2/,
    '"groups"',
  ],
  [
    'no legal basis',
    { file: 'procedures/1.013274.json', from: '"legalBasis": [', to: '"legalBasis": [], "formerBasis": [' },
    /unknown key "formerBasis"/,
    '"formerBasis"',
  ],
  [
    'a certified copy without a ground',
    { file: birth, from: '"ground": "Thông tư 04/2020/TT-BTP, Điều 2",', to: '' },
    /only on a legal ground/,
    '"kind": "certified"',
  ],
  [
    'an original that is not counted',
    { file: birth, after: '"birthNotice"', from: '"originals": 1', to: '"originals": 0' },
    /an original is asked for, but none is counted/,
    { last: '"originals": 0,' },
  ],
  [
    'steps whose hours do not add up',
    { file: 'procedures/1.001612.json', from: '"hours": 12', to: '"hours": 11' },
    /hours add up to 23, not 24/,
    '"process"',
  ],
  [
    'steps whose shares do not add up',
    { file: birth, from: '"share": 40', to: '"share": 41' },
    /share add up to 101, not 100/,
    '"process"',
  ],
  [
    'a process that ends without a signature',
    { file: birth, from: '"kind": "sign"', to: '"kind": "examine"' },
    /the last step is a leader’s signature/,
    { last: '"kind": "examine"' },
  ],
  [
    'a step in an unknown unit',
    { file: 'procedures/1.013834.json', from: '"unit": "dept-stc"', to: '"unit": "dept-xyz"' },
    /unknown unit "dept-xyz"/,
    'dept-xyz',
  ],
  [
    'an authority that does not decide',
    { file: 'procedures/1.013834.json', from: '{ "unit": "city" }', to: '{ "unit": "pasc" }' },
    /unit "pasc" does not decide/,
    '"pasc"',
  ],
  [
    'a fee counted by a field that is no number',
    { file: 'procedures/2.000815.json', from: '"pages": "pages"', to: '"pages": "documentName"' },
    /"documentName" is not a number field/,
    '"pages": "documentName"',
  ],
  [
    'a result that names no field',
    { file: birth, from: '{childName}', to: '{babyName}' },
    /\{babyName\} names no field/,
    '{babyName}',
  ],
  [
    'less than wholly online, without a reason',
    { file: birth, from: '"online": "full"', to: '"online": "partial"' },
    /says why/,
    '"online": "partial"',
  ],
  [
    'a file named after another procedure',
    { file: birth, from: '"code": "1.001193"', to: '"code": "1.001194"' },
    /is named procedures\/1.001194.json/,
    '"1.001194"',
  ],
  [
    'a term whose schema cannot be used',
    { file: 'dictionary.json', from: '"schema": { "maxLength": 40 }', to: '"schema": { "maxLength": "40" }' },
    /schema is invalid|must be integer/,
    '"maxLength": "40"',
  ],
  [
    'a choice without options',
    {
      file: 'dictionary.json',
      after: '"person.nationality"',
      from: '"type": "text"',
      to: '"type": "choice" ',
    },
    /a choice has options/,
    '"type": "choice" ,',
  ],
  [
    'a day off outside the announced years',
    { file: 'calendar.json', from: '"date":"2026-11-24"', to: '"date":"2029-11-24"' },
    /outside published years/,
    '2029-11-24',
  ],
  [
    'a personal number that could be somebody’s',
    { file: 'demo.json', from: '"099196004121"', to: '"001196004121"' },
    /begins with 099/,
    '"001196004121"',
  ],
  [
    'a personal number of another sex',
    { file: 'demo.json', from: '"099196004121"', to: '"099096004121"' },
    /digits 4 to 6 are 196/,
    '"099096004121"',
  ],
  [
    'a demo address that could reach somebody',
    { file: 'demo.json', from: 'maihoa@hanoi.example', to: 'maihoa@hanoi.gov.vn' },
    /ends in \.example/,
    'maihoa@hanoi.gov.vn',
  ],
  [
    'a counter officer where there is no counter',
    { file: 'demo.json', from: '"unit": "pasc-branch-01"', to: '"unit": "dept-stp"' },
    /unit "dept-stp" has no counter/,
    '"unit": "dept-stp", "role": "receivingOfficer"',
  ],
  [
    'a line of the catalogue that is not JSON',
    { file: 'catalogue/listed.jsonl', from: '"code":', to: '"code"' },
    /not JSON/,
    '"code"',
  ],
  [
    'a step that waits for one nobody knows',
    { file: permit, from: '"after": ["inspect", "planning"', to: '"after": ["inspekt", "planning"' },
    /unknown step "inspekt"/,
    '"inspekt"',
  ],
  [
    'a step that waits for a later one',
    { file: permit, after: '"key": "inspect"', from: '"after": ["examine"]', to: '"after": ["planning"]' },
    /step "planning" stands later in the list/,
    '"after": ["planning"]',
  ],
  [
    'steps that go round in a circle',
    { file: permit, from: '"hours": 12', to: '"hours": 12, "after": ["draft"]' },
    /steps "examine" and "draft" wait for each other/,
    '"after": ["draft"]',
  ],
  [
    'a body that is asked and not waited for',
    { file: permit, from: '"inspect", "planning", "infrastructure"', to: '"inspect", "infrastructure"' },
    /no step waits for "planning"/,
    '"key": "planning"',
  ],
  [
    'silence that means something without a law',
    { file: permit, after: '"silence"', from: '"basis"', to: '"ground"' },
    /"basis" is missing/,
    '"silence": {',
  ],
  [
    'silence of somebody who was not asked',
    { file: permit, from: '"kind": "consult"', to: '"kind": "examine"' },
    /only a consultation has a rule for silence/,
    '"silence": {',
  ],
  [
    'bodies asked side by side for longer than the law gives',
    { file: permit, after: '"key": "planning"', from: '"hours": 24', to: '"hours": 32' },
    /hours add up to 88 along examine → planning → draft → sign, not 80/,
    '"process"',
  ],
  [
    'a step of an unknown branch',
    { file: linked, after: '"process"', from: '"branch": "residence"', to: '"branch": "school"' },
    /unknown branch "school"/,
    '"branch": "school"',
  ],
  [
    'a branch that nobody signs',
    { file: linked, after: '"key": "insuranceSign"', from: '"kind": "sign"', to: '"kind": "examine"' },
    /the last step of branch "insurance" is a leader’s signature/,
    { last: '"kind": "examine"' },
  ],
  [
    'a branch signed by another authority',
    {
      file: linked,
      after: '"key": "residenceSign"',
      from: '"unit": "outside-police"',
      to: '"unit": "dept-stp"',
    },
    /branch "residence" is signed by its own authority, "outside-police"/,
    '"unit": "dept-stp"',
  ],
  [
    'a branch of an unknown authority',
    { file: linked, after: '"branches"', from: '"unit": "outside-police"', to: '"unit": "outside-army"' },
    /unknown unit "outside-army"/,
    '"outside-army"',
  ],
  [
    'a branch whose result names no field',
    { file: linked, from: '{clinic}', to: '{hospital}' },
    /\{hospital\} names no field/,
    '{hospital}',
  ],
  [
    'a pause without a law',
    { file: 'procedures/1.013831.json', after: '"pauses"', from: '"basis":', to: '"why":' },
    /"basis" is missing/,
    { last: '{' },
  ],
  [
    'a ground for a pause that stands twice',
    {
      file: 'procedures/1.004884.json',
      from: '"pauses": [',
      to: '"pauses": [{ "ground": "agency", "basis": "Luật" },',
    },
    /the ground "agency" stands twice/,
    { last: '"ground": "agency"' },
  ],
  [
    'an extension without a law',
    { file: 'procedures/2.000815.json', after: '"extensions"', from: '"basis":', to: '"why":' },
    /"basis" is missing/,
    { last: '    {' },
  ],
  [
    'a supplement policy without a law',
    { file: permit, after: '"supplement"', from: '"basis":', to: '"why":' },
    /"basis" is missing/,
    '"supplement"',
  ],
  [
    'a second supplement without a law',
    { file: permit, after: '"supplement"', from: '"clock": "restart"', to: '"times": 2, "clock": "restart"' },
    /asking more than once needs a legal basis/,
    '"times": 2',
  ],
  [
    'an outside body with a counter',
    { file: 'units.json', after: '"id":"outside-police"', from: '"receives":false', to: '"receives":true' },
    /from outside the city has no counter/,
    '"id":"outside-police"',
  ],
  [
    'a unit of the city without an agency code',
    { file: 'units.json', from: ',"agencyCode":"H26.PVPUB","agencyCodeProvisional":true', to: '' },
    /needs an agency code/,
    '"id":"dept-vpub"',
  ],
  [
    'an authority whose dossiers would get no code',
    { file: 'procedures/1.013834.json', from: '{ "unit": "city" }', to: '{ "unit": "outside-police" }' },
    /unit "outside-police" has no agency code/,
    '"outside-police"',
  ],
  [
    'a fast lane for a procedure nobody can file',
    { file: 'fast-lanes.json', from: '"2.000815"', to: '"2.999999"' },
    /no procedure that can be filed has the code 2.999999/,
    '"2.999999"',
  ],
  [
    'a fast lane at an unknown counter',
    { file: 'fast-lanes.json', from: '"ward-00004"', to: '"ward-99999"' },
    /unknown unit "ward-99999"/,
    '"ward-99999"',
  ],
  [
    'a fast lane where there is no counter',
    { file: 'fast-lanes.json', from: '"ward-00004"', to: '"dept-stp"' },
    /unit "dept-stp" has no counter/,
    '"dept-stp"',
  ],
  ['a file nobody reads', { file: 'city.json', remove: true }, /the file is missing/, ''],
]

describe('check', () => {
  test.each(faults)('finds %s', async (_title, change, message, at) => {
    const found = faultsIn(await readSpoilt([change]))
    const lines = change.remove ? [] : (await readFile(path.join(folder, change.file), 'utf8')).split('\n')
    const line = lineOf(lines, at)
    expect(found).toContainEqual(
      expect.objectContaining({ file: change.file, line, message: expect.stringMatching(message) }),
    )
  })

  test('finds a procedure without a legal basis', async () => {
    const file = 'procedures/1.013274.json'
    const value = JSON.parse(await readFile(path.join(original, file), 'utf8'))
    await respoil()
    await writeFile(path.join(folder, file), JSON.stringify({ ...value, legalBasis: [] }, null, 2))
    expect(faultsIn(await readPack(folder))).toMatchObject([
      { file, path: '/legalBasis', message: 'no legal basis' },
    ])
  })

  test('finds a fast lane slower than the law', async () => {
    const found = faultsIn(
      await readSpoilt([
        { file: birth, from: '{ "sameDay": { "cutOff": "15:00" } }', to: '{ "workingHours": 3 }' },
      ]),
    )
    expect(found).toContainEqual(
      expect.objectContaining({
        file: 'fast-lanes.json',
        path: '/2/limit',
        message: 'longer than the law gives 1.001193: 3 hours at most',
      }),
    )
  })

  test('finds a procedure that is also listed', async () => {
    await respoil()
    const [first] = (await readFile(path.join(folder, 'catalogue/listed.jsonl'), 'utf8')).split('\n')
    await writeFile(path.join(folder, 'catalogue/more.jsonl'), `\n${first}\n`)
    expect(faultsIn(await readPack(folder))).toMatchObject([
      { file: 'catalogue/more.jsonl', line: 2, message: expect.stringMatching(/stands twice/) },
    ])
  })

  test('says every fault, not the first one only', async () => {
    const found = faultsIn(
      await readSpoilt([
        { file: birth, from: '"birth.late"', to: '"birth.tardy"' },
        { file: birth, from: '{childName}', to: '{babyName}' },
        { file: 'procedures/1.001612.json', from: '"hours": 12', to: '"hours": 11' },
        { file: 'demo.json', from: '"099196004121"', to: '"001196004121"' },
      ]),
    )
    expect(new Set(found.map(fault => fault.file))).toEqual(
      new Set([birth, 'procedures/1.001612.json', 'demo.json']),
    )
    expect(found.length).toBeGreaterThanOrEqual(4)
  })

  test('says what is wrong inside one shape, not that all the others do not fit', async () => {
    const found = faultsIn(await readSpoilt([{ file: birth, from: '"fixed": 5000', to: '"fixed": "5000"' }]))
    expect(found).toMatchObject([{ path: '/fees/1/amount', message: 'has none of the shapes allowed here' }])
  })

  test('does not load the sound part of a broken pack', async () => {
    expect(await readSpoilt([{ file: birth, from: '{childName}', to: '{babyName}' }])).not.toHaveProperty(
      'pack',
    )
  })
})

function lineOf(lines: readonly string[], at: string | { last: string }): number {
  if (at === '') return 1
  if (typeof at === 'string') return lines.findIndex(text => text.includes(at)) + 1
  return lines.findLastIndex(text => text.includes(at.last)) + 1
}

function faultsIn(reading: Awaited<ReturnType<typeof readPack>>): readonly Fault[] {
  return 'faults' in reading ? reading.faults : []
}

async function respoil(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(original, folder, { recursive: true })
}

async function readSpoilt(changes: readonly Change[]) {
  await respoil()
  for (const change of changes) await spoil(change)
  expect((await readdir(folder)).length).toBeGreaterThan(5)
  return readPack(folder)
}

async function spoil({ file, from = '', to = '', after = '', remove }: Change): Promise<void> {
  const name = path.join(folder, file)
  if (remove) return rm(name)
  const text = await readFile(name, 'utf8')
  const start = text.indexOf(from, text.indexOf(after))
  if (start < 0) throw new Error(`${from} does not stand in ${file}`)
  await writeFile(name, text.slice(0, start) + to + text.slice(start + from.length))
}
