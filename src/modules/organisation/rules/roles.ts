/** What an officer may do in a unit. */
export const roles = ['receivingOfficer', 'handlingOfficer', 'leader', 'supervisor', 'administrator'] as const

export type Role = (typeof roles)[number]

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
