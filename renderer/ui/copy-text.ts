/** Puts words on the system's clipboard: by itself where the page may, else as if a person had chosen and copied them. Answers whether they are there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const box = document.createElement('textarea');
    box.value = text;
    box.setAttribute('aria-hidden', 'true');
    box.className = 'visually-hidden';
    document.body.append(box);
    box.select();
    const copied = document.execCommand?.('copy') ?? false;
    box.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return copied;
  }
}
