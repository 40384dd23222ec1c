/** Who asks, as it stands on slips. Kept as personal content; never in an entry, a log or an address. */
export interface Applicant {
  readonly fullName: string
  readonly personalNumber?: string
  readonly dateOfBirth?: string
  readonly phone?: string
  readonly email?: string
  readonly address?: string
  /** A ward's unit id. */
  readonly ward?: string
  /** Where the post brings the result, as they confirmed it. */
  readonly postTo?: string
  /** In which language letters are written to them; Vietnamese when left out. */
  readonly language?: 'vi' | 'en'
}
