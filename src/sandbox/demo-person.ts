import type { Text } from '../kernel/index.ts'

/** An invented person, with the facts that electronic identification would give. */
export interface DemoPerson {
  readonly key: string
  readonly fullName: string
  readonly personalNumber: string
  /** ISO date. */
  readonly dateOfBirth: string
  readonly sex: 'male' | 'female'
  readonly phone: string
  readonly email: string
  /** A unit's id. */
  readonly ward: string
  readonly address: string
  readonly story?: Text | undefined
}
