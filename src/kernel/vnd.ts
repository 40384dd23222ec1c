/** An amount of đồng: a whole number, never negative. */
export type Vnd = number & { readonly unit: 'VND' }

/** @throws RangeError when the amount is not a whole number of đồng from 0 up. */
export function vnd(amount: number): Vnd {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount of đồng: ${amount}`)
  return amount as Vnd
}

const grouped = new Intl.NumberFormat('vi-VN')

/** @example formatVnd(vnd(150000), 'vi') // '150.000 đồng' */
export function formatVnd(amount: Vnd, locale: 'vi' | 'en'): string {
  return `${grouped.format(amount)} ${locale === 'vi' ? 'đồng' : 'VND'}`
}
