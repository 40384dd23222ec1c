import { load } from 'cheerio'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../condition.ts'
import { aProcedure, someTerms } from '../fixture.ts'
import { dictionaryOf } from '../rules/dictionary.ts'
import { readAnswers } from '../rules/form.ts'
import { AnswersSummary } from './answers-summary.tsx'
import { FieldGroupForm, type FieldGroupFormProps } from './field-group-form.tsx'

const { form } = aProcedure({ code: '1.000001' })
const dictionary = dictionaryOf(someTerms)
const [person, request] = form.groups
const wards = [
  { value: 'ward-00004', text: 'Phường Ba Đình' },
  { value: 'ward-00008', text: 'Phường Ngọc Hà' },
]
const context = { today: Temporal.PlainDate.from('2026-11-23') }

function draw(given: Partial<FieldGroupFormProps> & Pick<FieldGroupFormProps, 'group'>) {
  const props = { form, dictionary, answers: {}, wards, locale: 'vi' as const, ...given }
  return load(renderToString(<FieldGroupForm {...props} />))
}

if (person === undefined || request === undefined) throw new Error('the fixture has two groups')

/** What a browser without scripts would send. */
function sentBy($: ReturnType<typeof load>): Record<string, string> {
  const fields = $('form, :root').find('input, select, textarea').toArray()
  return Object.fromEntries(
    fields.flatMap(field => {
      const element = $(field)
      if (element.attr('type') === 'radio' && element.attr('checked') === undefined) return []
      const chosen = element.is('select') ? element.find('option[selected]').attr('value') : undefined
      const value = element.is('textarea') ? element.text() : (chosen ?? element.attr('value'))
      return [[element.attr('name') ?? '', value ?? '']]
    }),
  )
}

describe('the questions of a page', () => {
  it('are each labelled, and their ids are what an error links to', () => {
    for (const group of [person, request]) {
      const $ = draw({ group })
      for (const field of group.fields) {
        expect($(`#${field.key}`).length, field.key).toBe(1)
        expect($(`label[for="${field.key}"], #${field.key}`).length, field.key).toBeGreaterThan(1)
      }
    }
  })

  it('say which may be left out', () => {
    expect(draw({ group: person })('label[for=email]').text()).toBe('Thư điện tử (không bắt buộc)')
    expect(draw({ group: person, locale: 'en' })('label[for=email]').text()).toBe('E-mail (optional)')
  })

  it('offer every commune and ward without a script', () => {
    expect(draw({ group: person })('select[name=ward] option').length).toBe(3)
  })

  it('show an offered answer with its origin, until something was answered', () => {
    const offers = { personName: { value: 'Nguyễn Thị Hoa', origin: 'identity' as const } }
    const offered = draw({ group: person, offers })
    expect(offered('#personName').attr('value')).toBe('Nguyễn Thị Hoa')
    expect(offered('#personName-hint').text()).toContain('Lấy từ danh tính của bạn')
    const answered = draw({ group: person, offers, answers: { personName: 'Trần An' } })
    expect(answered('#personName').attr('value')).toBe('Trần An')
    expect(answered('#personName-hint').length).toBe(0)
  })

  it('say what the form’s own checks find odd, on the day', () => {
    const say = { vi: 'Có vẻ chưa đủ điều kiện vì chưa đủ 75 tuổi' }
    const span = { from: 'personBirth', fewerThan: { years: 75 } }
    const checked = { ...form, checks: [{ field: 'late', kind: 'warn' as const, span, say }] }
    const drawn = { group: request, form: checked, answers: { personBirth: '1951-11-24' } }
    const hint = (today: string) =>
      draw({ ...drawn, today: Temporal.PlainDate.from(today) })('#late-hint').text()
    expect(hint('2026-11-23')).toContain(say.vi)
    expect(hint('2026-11-24')).not.toContain(say.vi)
  })

  it('put a question under the answer it hangs on', () => {
    const $ = draw({ group: request })
    expect(
      $('#conditional-late textarea[name=reason], .govuk-radios__conditional textarea[name=reason]').length,
    ).toBe(1)
    expect($('textarea[name=reason]').length).toBe(1)
  })

  it('come back as typed, faults beside them', () => {
    const typed = {
      personName: 'Hoa 2',
      'personBirth-day': '31',
      'personBirth-month': '2',
      'personBirth-year': '96',
    }
    const $ = draw({ group: person, typed, errors: [{ field: 'personBirth', message: 'Không có ngày này' }] })
    expect($('#personName').attr('value')).toBe('Hoa 2')
    expect($('input[name=personBirth-year]').attr('value')).toBe('96')
    expect($('#personBirth-error').text()).toContain('Không có ngày này')
  })

  it('lose nothing between what is stored, drawn, sent and read again', () => {
    const answers: Answers = {
      personName: 'Nguyễn Thị Hoa',
      personBirth: '1996-03-07',
      personSex: 'female',
      personNumber: '099196000001',
      phone: '0912345678',
      email: 'hoa@hanoi.example',
      ward: 'ward-00004',
      late: true,
      reason: 'Dòng một\nDòng hai',
      copies: 2,
      capital: 1_500_000,
      taxCode: '0100109106',
    }
    for (const group of [person, request]) {
      const read = readAnswers(form, dictionary, group.key, sentBy(draw({ group, answers })), context)
      expect(read.errors).toEqual([])
      for (const { key } of group.fields) expect(read.answers[key]).toEqual(answers[key])
    }
  })
})

describe('the summary of answers', () => {
  const answers = {
    personName: 'Nguyễn Thị Hoa',
    personBirth: '1996-03-07',
    late: false,
    capital: 1_500_000,
    ward: 'ward-00004',
  }
  const draw = (more: object = {}) =>
    load(
      renderToString(
        <AnswersSummary form={form} dictionary={dictionary} answers={answers} locale="vi" {...more} />,
      ),
    )

  it('writes answers as people read them', () => {
    const values = draw({ wardName: () => 'Phường Ba Đình' })('dd')
      .toArray()
      .map(one => load(one).text())
    expect(values).toEqual(
      expect.arrayContaining(['07/03/1996', 'Không', '1.500.000 đồng', 'Phường Ba Đình', 'Chưa trả lời']),
    )
  })

  it('leaves out questions that were not asked', () => {
    expect(draw().text()).not.toContain('Lý do')
  })

  it('leads to each question where answers can be changed', () => {
    expect(draw()('a').length).toBe(0)
    const changing = draw({ changeHref: (group: string) => `/d/${group}` })
    expect(changing('a').first().attr('href')).toBe('/d/person#personName')
  })
})
