/** Enough of what somebody marked to know it again. */
export const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, Math.max(30, line.lastIndexOf(' ', 57)))} …` : line;
};
