/** Where to go after signing in: a path of our office or its front page, never somebody else's address. */
export function ownPath(wanted: string | undefined) {
  return wanted && /^\/office(\/[\w\-./%]*)?(\?[\w\-=&%.~+:,]*)?$/.test(wanted) ? wanted : '/office';
}
