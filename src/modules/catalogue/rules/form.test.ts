import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, type Condition, holds } from '../condition.ts'
import type { Form, Term } from '../procedure.ts'
import { componentsAskedFor, missingComponents } from './components.ts'
import { dictionaryOf } from './dictionary.ts'
import { type AnswerContext, checkAnswers, groupsAskedFor, readAnswers, subjectOf } from './form.ts'
import { offers } from './offers.ts'
import { schemaOfCondition, schemaOfForm } from './schema.ts'

const name = (vi: string) => ({ vi })
const terms: Term[] = [
  { key: 'person.fullName', type: 'personName', name: name('Họ và tên'), offeredFrom: 'fullName' },
  { key: 'person.dateOfBirth', type: 'date', name: name('Ngày sinh'), offeredFrom: 'dateOfBirth' },
  {
    key: 'person.sex',
    type: 'choice',
    name: name('Giới tính'),
    options: [
      { value: 'male', name: name('Nam') },
      { value: 'female', name: name('Nữ') },
    ],
    offeredFrom: 'sex',
  },
  {
    key: 'person.personalNumber',
    type: 'personalNumber',
    name: name('Số định danh'),
    offeredFrom: 'personalNumber',
  },
  { key: 'person.phone', type: 'phone', name: name('Điện thoại'), offeredFrom: 'phone' },
  { key: 'person.email', type: 'email', name: name('Thư điện tử'), offeredFrom: 'email' },
  { key: 'address.ward', type: 'ward', name: name('Xã, phường'), offeredFrom: 'ward' },
  { key: 'org.taxCode', type: 'taxCode', name: name('Mã số thuế') },
  { key: 'yes', type: 'yesNo', name: name('Có không') },
  {
    key: 'copies',
    type: 'number',
    name: name('Số bản'),
    schema: { type: 'integer', minimum: 1, maximum: 50 },
  },
  { key: 'area', type: 'number', name: name('Diện tích'), schema: { exclusiveMinimum: 0 } },
  { key: 'capital', type: 'money', name: name('Vốn') },
  { key: 'reason', type: 'longText', name: name('Lý do'), schema: { maxLength: 20 } },
  { key: 'plot', type: 'text', name: name('Thửa'), schema: { pattern: '^[0-9]+$' } },
  { key: 'visit', type: 'date', name: name('Ngày hẹn'), schema: { formatMaximum: '2026-12-31' } },
]
const dictionary = dictionaryOf(terms)

const form: Form = {
  declaration: name('Tôi cam đoan'),
  groups: [
    {
      key: 'person',
      title: name('Bạn'),
      fields: [
        { key: 'personName', term: 'person.fullName', required: true },
        { key: 'personBirth', term: 'person.dateOfBirth', required: true },
        { key: 'personSex', term: 'person.sex', required: false },
        { key: 'personNumber', term: 'person.personalNumber', required: true },
        { key: 'phone', term: 'person.phone', required: false },
        { key: 'email', term: 'person.email', required: false },
        { key: 'ward', term: 'address.ward', required: false },
      ],
    },
    {
      key: 'child',
      title: name('Trẻ'),
      fields: [
        { key: 'childName', term: 'person.fullName', required: true, offer: false, subject: true },
        { key: 'late', term: 'yes', required: true },
        { key: 'reason', term: 'reason', required: true, when: { field: 'late', is: true } },
      ],
    },
    {
      key: 'late',
      title: name('Quá hạn'),
      when: { field: 'late', is: true },
      fields: [
        { key: 'copies', term: 'copies', required: true },
        { key: 'area', term: 'area', required: false },
        { key: 'capital', term: 'capital', required: false },
        { key: 'plot', term: 'plot', required: false },
        { key: 'visit', term: 'visit', required: false },
        { key: 'taxCode', term: 'org.taxCode', required: false, when: { field: 'copies', atLeast: 2 } },
      ],
    },
  ],
}
const context: AnswerContext = { today: Temporal.PlainDate.from('2026-11-23') }

const person = {
  personName: ' Nguyễn  Thị Hoa ',
  'personBirth-day': '27',
  'personBirth-month': '3',
  'personBirth-year': '1996',
  personNumber: '099 196 000001',
}

describe('reading one page of a form', () => {
  it('makes typed answers of the text', () => {
    const read = readAnswers(
      form,
      dictionary,
      'person',
      { ...person, phone: '+84 912 345 678', ward: 'ward-00004' },
      context,
    )
    expect(read.errors).toEqual([])
    expect(read.answers).toEqual({
      personName: 'Nguyễn Thị Hoa',
      personBirth: '1996-03-27',
      personNumber: '099196000001',
      phone: '0912345678',
      ward: 'ward-00004',
    })
  })

  it('names every missing answer, in the order of the page', () => {
    const { errors } = readAnswers(form, dictionary, 'person', { personSex: '' }, context)
    expect(errors).toEqual([
      { field: 'personName', code: 'required' },
      { field: 'personBirth', code: 'required' },
      { field: 'personNumber', code: 'required' },
    ])
  })

  it.each([
    [{ personName: 'Hoa 2' }, 'personName', 'not_a_name'],
    [{ 'personBirth-month': '' }, 'personBirth', 'date_incomplete'],
    [{ 'personBirth-day': '31', 'personBirth-month': '2' }, 'personBirth', 'not_a_date'],
    [
      { 'personBirth-day': '24', 'personBirth-month': '11', 'personBirth-year': '2026' },
      'personBirth',
      'in_future',
    ],
    [{ 'personBirth-year': '1776' }, 'personBirth', 'too_early'],
    [{ personSex: 'other' }, 'personSex', 'not_a_choice'],
    [{ personNumber: '12345' }, 'personNumber', 'not_a_personal_number'],
    [{ phone: '12' }, 'phone', 'not_a_phone'],
    [{ email: 'hoa@' }, 'email', 'not_an_email'],
    [{ ward: 'Ba Đình' }, 'ward', 'not_a_ward'],
  ])('refuses %o', (typed, field, code) => {
    const { errors, answers } = readAnswers(form, dictionary, 'person', { ...person, ...typed }, context)
    expect(errors.map(error => [error.field, error.code])).toEqual([[field, code]])
    expect(answers).not.toHaveProperty(field)
  })

  it('takes today for a day that has been', () => {
    const born = { 'personBirth-day': '23', 'personBirth-month': '11', 'personBirth-year': '2026' }
    expect(readAnswers(form, dictionary, 'person', { ...person, ...born }, context).errors).toEqual([])
  })

  it('refuses a commune the city does not have', () => {
    const wards = new Set(['ward-00004'])
    const { errors } = readAnswers(
      form,
      dictionary,
      'person',
      { ...person, ward: 'ward-99999' },
      { ...context, wards },
    )
    expect(errors).toEqual([{ field: 'ward', code: 'not_a_ward' }])
  })

  it('doubts a personal number that does not fit the birthday, and lets it pass', () => {
    const read = readAnswers(
      form,
      dictionary,
      'person',
      { ...person, personNumber: '099085000001', personSex: 'female' },
      context,
    )
    expect(read.errors).toEqual([])
    expect(read.doubts.map(doubt => doubt.code)).toEqual(['personal_number_year', 'personal_number_sex'])
  })

  it('asks a conditional question only when its condition holds', () => {
    const asked = readAnswers(form, dictionary, 'child', { childName: 'Lê An', late: 'yes' }, context)
    expect(asked.errors).toEqual([{ field: 'reason', code: 'required' }])
    const hidden = readAnswers(
      form,
      dictionary,
      'child',
      { childName: 'Lê An', late: 'no', reason: 'bận' },
      context,
    )
    expect(hidden).toMatchObject({ errors: [], answers: { childName: 'Lê An', late: false } })
    expect(hidden.answers).not.toHaveProperty('reason')
  })

  it.each([
    [{ copies: '0' }, { field: 'copies', code: 'too_small', limit: 1 }],
    [{ copies: '51' }, { field: 'copies', code: 'too_large', limit: 50 }],
    [{ copies: '1,5' }, { field: 'copies', code: 'not_a_whole_number' }],
    [{ copies: 'hai' }, { field: 'copies', code: 'not_a_number' }],
    [
      { copies: '1', area: '0' },
      { field: 'area', code: 'too_small', limit: 0 },
    ],
    [
      { copies: '1', capital: '1,5' },
      { field: 'capital', code: 'not_an_amount' },
    ],
    [
      { copies: '1', plot: '12a' },
      { field: 'plot', code: 'wrong_form' },
    ],
    [
      { copies: '2', taxCode: '0100109107' },
      { field: 'taxCode', code: 'not_a_tax_code' },
    ],
    [
      { copies: '1', visit: '2027-01-01' },
      { field: 'visit', code: 'too_late', limit: '2026-12-31' },
    ],
  ])('refuses %o with %o', (body, error) => {
    expect(
      readAnswers(form, dictionary, 'late', body, { ...context, earlier: { late: true } }).errors,
    ).toEqual([error])
  })

  it('looks at earlier pages for its conditions', () => {
    expect(
      readAnswers(form, dictionary, 'late', {}, { ...context, earlier: { late: false } }).errors,
    ).toEqual([])
  })
})

describe('judging a whole form', () => {
  const whole: Answers = {
    personName: 'Nguyễn Thị Hoa',
    personBirth: '1996-03-27',
    personNumber: '099196000001',
    childName: 'Lê  An',
    late: false,
  }

  it('passes a complete one, tidied', () => {
    const checked = checkAnswers(form, dictionary, whole, context)
    expect(checked.errors).toEqual([])
    expect(checked.answers.childName).toBe('Lê An')
  })

  it('drops answers to questions that are hidden again, and what stands behind them', () => {
    const { answers, errors } = checkAnswers(
      form,
      dictionary,
      { ...whole, copies: 3, taxCode: '0100109106' },
      context,
    )
    expect(errors).toEqual([])
    expect(Object.keys(answers)).not.toContain('copies')
    expect(Object.keys(answers)).not.toContain('taxCode')
  })

  it('refuses an answer to a question nobody asked', () => {
    expect(checkAnswers(form, dictionary, { ...whole, salary: 1 }, context).errors).toEqual([
      { field: 'salary', code: 'unknown_field' },
    ])
  })

  it('refuses an answer of the wrong kind', () => {
    const { errors } = checkAnswers(form, dictionary, { ...whole, late: 'no', personName: '' }, context)
    expect(errors).toContainEqual({ field: 'late', code: 'not_a_choice' })
    expect(errors).toContainEqual({ field: 'personName', code: 'required' })
  })

  it('never lets through what the published JSON Schema refuses', () => {
    const value = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.constant('0912345678'),
    )
    const keys = form.groups.flatMap(group => group.fields.map(field => field.key))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), given => {
        const { answers, errors } = checkAnswers(form, dictionary, { ...whole, ...given }, context)
        const again = checkAnswers(form, dictionary, answers, context)
        if (errors.length === 0) expect(again).toEqual({ answers, errors: [], doubts: again.doubts })
      }),
    )
  })
})

it('goes through the groups that have a question to ask', () => {
  expect(groupsAskedFor(form, { late: false }).map(group => group.key)).toEqual(['person', 'child'])
  expect(groupsAskedFor(form, { late: true }).map(group => group.key)).toEqual(['person', 'child', 'late'])
})

it('names the subject of the dossier', () => {
  expect(subjectOf(form, { childName: 'Lê An' })).toBe('Lê An')
  expect(subjectOf(form, {})).toBeUndefined()
})

it('publishes a closed JSON Schema 2020-12', () => {
  expect(schemaOfForm(form, dictionary)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    required: ['personName', 'personBirth', 'personNumber', 'childName', 'late'],
  })
})

describe('a condition as JSON Schema', () => {
  const fields = ['a', 'b', 'c']
  const value = fc.constantFrom('x', '', 'y', 0, 1, 5, true, false, null)
  const condition = fc.letrec<{ node: Condition }>(tie => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.record({ field: fc.constantFrom(...fields), is: value }),
      fc.record({ field: fc.constantFrom(...fields), in: fc.array(value, { maxLength: 3 }) }),
      fc.record({ field: fc.constantFrom(...fields), atLeast: fc.integer({ min: -1, max: 6 }) }),
      fc.record({ field: fc.constantFrom(...fields), answered: fc.boolean() }),
      fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ not: tie('node') }),
    ),
  })).node

  it('accepts exactly the answers it holds of', () => {
    const ajv = new Ajv2020({ strictTypes: false })
    fc.assert(
      fc.property(condition, fc.dictionary(fc.constantFrom(...fields), value), (when, answers) => {
        expect(ajv.validate({ type: 'object', ...schemaOfCondition(when) }, answers)).toBe(
          holds(when, answers),
        )
      }),
    )
  })
})

describe('offers from the identity', () => {
  const identity = {
    fullName: 'Nguyễn Thị Hoa',
    personalNumber: '099196000001',
    dateOfBirth: '1996-03-27',
    sex: 'khác',
    phone: null,
    email: '',
    ward: 'ward-00004',
  }

  it('fill in what is known, each with its origin', () => {
    expect(offers(form, dictionary, identity)).toEqual({
      personName: { value: 'Nguyễn Thị Hoa', origin: 'identity' },
      personBirth: { value: '1996-03-27', origin: 'identity' },
      personNumber: { value: '099196000001', origin: 'identity' },
      ward: { value: 'ward-00004', origin: 'identity' },
    })
  })

  it('leave out another person and whatever the field would refuse', () => {
    const offered = offers(form, dictionary, identity)
    expect(offered).not.toHaveProperty('childName')
    expect(offered).not.toHaveProperty('personSex')
  })
})

describe('components', () => {
  const paper = { name: name('Giấy'), originals: 1, copies: 0, required: true } as const
  const procedure = {
    components: [
      { ...paper, key: 'form', kind: 'eform' as const },
      { ...paper, key: 'notice', kind: 'original' as const, when: { field: 'proof', is: 'paper' } },
      { ...paper, key: 'card', kind: 'shown' as const },
      { ...paper, key: 'more', kind: 'copy' as const, required: false },
    ],
  }

  it('are asked for by the answers', () => {
    expect(componentsAskedFor(procedure, { proof: 'data' }).map(one => one.key)).toEqual([
      'form',
      'card',
      'more',
    ])
    expect(componentsAskedFor(procedure, { proof: 'paper' }).map(one => one.key)).toContain('notice')
  })

  it('are missing when required, to be handed in, and not there', () => {
    expect(missingComponents(procedure, { proof: 'paper' }, []).map(one => one.key)).toEqual(['notice'])
    expect(missingComponents(procedure, { proof: 'paper' }, ['notice'])).toEqual([])
  })
})
