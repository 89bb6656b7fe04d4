/**
 * The shape of one answer in the saved state, as a list of slots. A slot is a number below a radix, a text of at most
 * so many UTF-16 units, or a number that was typed, of at most so many characters (digits, point, minus).
 * The lock keeps each question's shape for ever, so an answer can be read or passed over without its question type.
 */
export type Slot = { radix: number } | { text: number } | { typed: number };
/** A number for a radix, a text for the others. */
export type SlotValue = number | string;

/** Writes a shape as the lock and the player's data carry it: `4`, `2*4` (four slots of radix 2), `t40.t40`, `n16`. */
export function formatShape(slots: readonly Slot[]): string {
  const words: { word: string; times: number }[] = [];
  for (const slot of slots) {
    const word = 'radix' in slot ? String(slot.radix) : 'text' in slot ? `t${slot.text}` : `n${slot.typed}`;
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
    const match = /^([tn]?)([1-9]\d{0,5})(?:\*([1-9]\d{0,3}))?$/.exec(word);
    if (!match) return undefined;
    const size = Number(match[2]);
    for (let times = Number(match[3] ?? 1); times > 0; times--)
      slots.push(match[1] === 't' ? { text: size } : match[1] === 'n' ? { typed: size } : { radix: size });
  }
  return slots;
}

/** Bits that a number below `radix` needs. */
export function bitsFor(radix: number): number {
  return radix <= 1 ? 0 : 32 - Math.clz32(radix - 1);
}
