/**
 * The page to go back to after sign-in: only ever one of our own, whatever the address asked for.
 * @source OWASP Unvalidated Redirects and Forwards Cheat Sheet
 */
export function safeReturnTo(asked: unknown, otherwise = '/'): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2_000) return otherwise
  const base = 'https://here.invalid'
  // Browsers read `//host`, `/\host` and addresses with tabs in them as other places: the parser does too.
  const url = URL.parse(asked, base)
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return otherwise
  return isSignIn(url.pathname) ? otherwise : `${url.pathname}${url.search}${url.hash}`
}

/** Coming back to a sign-in page would go round in a circle. */
function isSignIn(path: string): boolean {
  return /^(?:\/en)?\/(?:dang-nhap|dang-xuat|can-bo\/(?:dang-nhap|doi-mat-khau))(?:\/|$)/.test(path)
}
