/** "9.30", "930", "09:30", "1.30pm", "9 am" and "noon" as "09:30", on a clock of 24 hours; `null` where it is no time. PURE. */
export function readTime(typed: string): string | null {
  const said = typed.trim().toLowerCase();
  if (said === 'noon' || said === 'midday') return '12:00';
  const found = /^(\d{1,2})(?:\s?[.:h]?\s?(\d\d))?\s*([ap])?\.?(?:m\.?)?$/.exec(said);
  if (!found) return null;
  const [, hour = '', minute = '00', half] = found;
  const told = Number(hour);
  if (half && (told < 1 || told > 12)) return null;
  const hours = half === 'p' ? (told % 12) + 12 : half === 'a' ? told % 12 : told;
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, '0')}:${minute}` : null;
}
