/** Every address of the module's pages, without its language. */
export const paths = {
  calculator: '/tinh-ngay-tra-ket-qua',
  changes: '/office/calendar',
  newChange: '/office/calendar/changes/new',
  enterChange: '/office/calendar/changes',
  newYear: '/office/calendar/years/new',
  enterYear: '/office/calendar/years',
  moved: (number: number | string) => `/office/calendar/changes/${number}/moved`,
  revoke: (number: number | string) => `/office/calendar/changes/${number}/revoke`,
} as const
