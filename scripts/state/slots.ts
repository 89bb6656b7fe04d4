/**
 * The shape of one answer in the saved state, as a list of slots. A slot is a number below a radix, or a text.
 * The lock keeps each question's shape for ever, so an answer can be read or passed over without its question type.
 */
export type Slot = { radix: number } | { text: number };
export type SlotValue = number | string;

/** Writes a shape as the lock and the player's data carry it: `4`, `2*4` (four slots of radix 2), `t40.t40`. */
export function formatShape(slots: readonly Slot[]): string {
  const words: { word: string; times: number }[] = [];
  for (const slot of slots) {
    const word = 'radix' in slot ? String(slot.radix) : `t${slot.text}`;
    const last = words.at(-1);
    if (last?.word === word) last.times++;
    else words.push({ word, times: 1 });
  }
  return words.map(({ word, times }) => (times > 1 ? `${word}*${times}` : word)).join('.');
}

/** Reads what `formatShape` wrote; `undefined` when the text is no shape. */
export function parseShape(text: string): Slot[] | undefined {
  const slots: Slot[] = [];
  for (const word of text === '' ? [] : text.split('.')) {
    const match = /^(t?)([1-9]\d{0,5})(?:\*([1-9]\d{0,3}))?$/.exec(word);
    if (!match) return undefined;
    const size = Number(match[2]);
    for (let times = Number(match[3] ?? 1); times > 0; times--)
      slots.push(match[1] ? { text: size } : { radix: size });
  }
  return slots;
}

/** Bits that a number below `radix` needs. */
export function bitsFor(radix: number): number {
  return radix <= 1 ? 0 : 32 - Math.clz32(radix - 1);
}
