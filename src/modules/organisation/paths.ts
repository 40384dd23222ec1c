/** Every address of the module, without its language. People are searched by POST: names stay out of addresses. */
export const paths = {
  officers: '/quan-tri/can-bo',
  searchOfficers: '/quan-tri/can-bo/tim',
  addOfficer: '/quan-tri/can-bo/them',
  officer: (id: string) => `/quan-tri/can-bo/${id}`,
  editOfficer: (id: string) => `/quan-tri/can-bo/${id}/sua`,
  resetPassword: (id: string) => `/quan-tri/can-bo/${id}/mat-khau`,
  disableOfficer: (id: string) => `/quan-tri/can-bo/${id}/khoa`,
  enableOfficer: (id: string) => `/quan-tri/can-bo/${id}/mo-lai`,
  units: '/quan-tri/don-vi',
  letters: '/quan-tri/thu',
} as const
