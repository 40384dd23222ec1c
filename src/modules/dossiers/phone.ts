/**
 * A telephone number of Viet Nam as it is kept and looked for, however it was typed; undefined for what is none.
 * @example phoneKey('0912 345 678') // '+84912345678'
 */
export function phoneKey(typed: string): string | undefined {
  const digits = typed.replace(/[^0-9+]/g, '')
  const isNumber = !/[\p{L}]/u.test(typed)
  const national = /^(?:\+84|0084|84|0)(\d{8,10})$/.exec(digits)?.[1]
  return isNumber && national !== undefined ? `+84${national}` : undefined
}
