import type { CataloguePack } from './pack.ts'
import type { Procedure, ProcedureListing, Term } from './procedure.ts'

const text = (vi: string, en?: string) => (en === undefined ? { vi } : { vi, en })

/** For tests: the terms the procedures made here ask with. */
export const someTerms: readonly Term[] = [
  {
    key: 'person.fullName',
    type: 'personName',
    name: text('Họ và tên', 'Full name'),
    offeredFrom: 'fullName',
  },
  {
    key: 'person.dateOfBirth',
    type: 'date',
    name: text('Ngày sinh', 'Date of birth'),
    offeredFrom: 'dateOfBirth',
  },
  {
    key: 'person.sex',
    type: 'choice',
    name: text('Giới tính', 'Sex'),
    options: [
      { value: 'male', name: text('Nam', 'Male') },
      { value: 'female', name: text('Nữ', 'Female') },
    ],
  },
  { key: 'person.personalNumber', type: 'personalNumber', name: text('Số định danh', 'Personal number') },
  { key: 'person.phone', type: 'phone', name: text('Số điện thoại', 'Phone number') },
  { key: 'person.email', type: 'email', name: text('Thư điện tử', 'E-mail') },
  { key: 'address.ward', type: 'ward', name: text('Xã, phường', 'Commune or ward') },
  { key: 'event.late', type: 'yesNo', name: text('Đã quá hạn?', 'Is it late?') },
  {
    key: 'request.copies',
    type: 'number',
    name: text('Số bản', 'Number of copies'),
    schema: { type: 'integer', minimum: 1 },
  },
  { key: 'business.capital', type: 'money', name: text('Vốn', 'Capital') },
  { key: 'request.reason', type: 'longText', name: text('Lý do', 'Reason') },
  { key: 'organisation.taxCode', type: 'taxCode', name: text('Mã số thuế', 'Tax code') },
]

/** For tests: a procedure that can only be read about. */
export function aListing(given: Partial<ProcedureListing> & { code: string }): ProcedureListing {
  return {
    name: text('Thủ tục cấp giấy phép'),
    field: { key: 'khac', name: text('Lĩnh vực khác') },
    level: ['commune'],
    authority: text('Ủy ban nhân dân cấp xã'),
    audiences: ['citizen'],
    lifeEvents: [],
    synonyms: [],
    gives: text('Giấy phép'),
    whoCan: text('Công dân Việt Nam'),
    where: text('Điểm phục vụ hành chính công'),
    steps: [text('Nộp hồ sơ')],
    legalBasis: [{ number: '60/2014/QH13', title: 'Luật Hộ tịch' }],
    components: [],
    timeLimit: null,
    fees: [],
    source: { title: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính', retrievedOn: '2026-07-20' },
    ...given,
  }
}

/** For tests: a procedure configured in full, with one question of every kind. */
export function aProcedure(given: Partial<Procedure> & { code: string }): Procedure {
  const { code, ...rest } = given
  return {
    ...aListing({ code }),
    version: 1,
    inForceFrom: '2026-07-01',
    timeLimit: { workingDays: 3 },
    online: 'full',
    competence: { by: 'commune' },
    form: {
      declaration: text('Tôi cam đoan khai đúng sự thật.', 'I declare this to be true.'),
      groups: [
        {
          key: 'person',
          title: text('Bạn là ai', 'About you'),
          intro: text('Thông tin của người làm thủ tục.', 'About the person who asks.'),
          fields: [
            { key: 'personName', term: 'person.fullName', required: true, subject: true },
            { key: 'personBirth', term: 'person.dateOfBirth', required: true },
            { key: 'personSex', term: 'person.sex', required: true },
            { key: 'personNumber', term: 'person.personalNumber', required: true },
            { key: 'phone', term: 'person.phone', required: true },
            { key: 'email', term: 'person.email', required: false },
            { key: 'ward', term: 'address.ward', required: true },
          ],
        },
        {
          key: 'request',
          title: text('Việc cần làm', 'What you ask for'),
          fields: [
            { key: 'late', term: 'event.late', required: true },
            { key: 'reason', term: 'request.reason', required: true, when: { field: 'late', is: true } },
            { key: 'copies', term: 'request.copies', required: true },
            { key: 'capital', term: 'business.capital', required: false },
            { key: 'taxCode', term: 'organisation.taxCode', required: false },
          ],
        },
      ],
    },
    process: [
      { key: 'draft', name: text('Dự thảo'), kind: 'draft', role: 'handlingOfficer', hours: 16 },
      { key: 'sign', name: text('Ký'), kind: 'sign', role: 'leader', hours: 8 },
    ],
    result: {
      name: text('Giấy phép'),
      template: { kind: 'certificate', title: text('GIẤY PHÉP'), symbol: 'GP' },
    },
    ...rest,
  }
}

/** For tests: the catalogue part of a pack. */
export function aPack(given: Partial<CataloguePack>): CataloguePack {
  return { dictionary: someTerms, lifeEvents: [], procedures: [], listings: [], lanes: [], ...given }
}
