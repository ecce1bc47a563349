/** "Saskia Verbruggen" for those who may not see persons: "S. V." */
export function maskName(name: string | null) {
  if (!name) return null;
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]}.`)
    .join(' ');
}

/** "saskia@post.example" becomes "s…@post.example": enough to recognize one's own, not to write to it. */
export function maskEmail(email: string | null) {
  if (!email) return null;
  const at = email.lastIndexOf('@');
  return `${[...email][0]}…${email.slice(at)}`;
}

/** How a name is kept for search: lower case, words in order, and the last word first. */
export function foldName(name: string) {
  const words = name.toLowerCase().normalize('NFKC').split(/\s+/).filter(Boolean);
  return { folded: words.join(' '), reversed: [words.at(-1), ...words.slice(0, -1)].join(' ') };
}

/** A phone number as people type it, for storing and searching: digits and a leading plus. */
export const foldPhone = (phone: string) => phone.replace(/(?!^\+)[^\d]/g, '');
