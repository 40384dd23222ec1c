/** A house on the way of a team. */
export interface Stop {
  readonly from: string
  readonly to: string
  /** The name of the ward. */
  readonly ward: string
  readonly address: string
}

const { compare } = new Intl.Collator('vi', { numeric: true })

/**
 * The houses of a day in the order they are gone to: by slot, then by ward, then along the street; number 9 before 12,
 * whatever comes after them.
 */
export function inOrder<House extends Stop>(stops: readonly House[]): House[] {
  return stops.toSorted(
    (one, other) =>
      compare(one.from, other.from) ||
      compare(one.ward, other.ward) ||
      compare(streetOf(one.address), streetOf(other.address)) ||
      compare(one.address, other.address),
  )
}

/** An address begins with the number of the house: the street is what comes after it. */
function streetOf(address: string): string {
  return address.replace(/^(?:(?:căn hộ|phòng|số nhà|số|ngõ|ngách|hẻm)\s*)*\d[\da-z/.-]*,?\s+/iu, '')
}
