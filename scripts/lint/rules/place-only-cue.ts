import { defineWordingRule } from '../text-rule.ts';

export const placeOnlyCue = defineWordingRule({
  name: 'place-only-cue',
  level: 'warning',
  group: 'access',
  about: 'A text says where something stands on the page, which differs from screen to screen.',
  source: 'WCAG 2.2, 1.3.3 (sensory characteristics)',
  roles: ['body', 'stem', 'choice', 'feedback'],
  patterns: {
    en: /\bthe (?:picture|image|photo|diagram|figure|box|text|column|video|film|list|menu) (?:on|to|at) the (?:left|right)(?:-hand side)?\b|\bthe (?:left|right)-hand (?:picture|image|column|box|text|menu)\b/giu,
    de: /(?<!\p{L})(?:das|dem|der|die|den|im) (?:bild|foto|diagramm|kasten|text|spalte|video|film|liste|menü|abbildung) (?:links|rechts)(?!\p{L})/giu,
  },
  message: (piece) => `“${piece}”: on a phone it stands above or below, and a screen reader knows no sides.`,
  hint: 'Name it by its title, or say “the picture on this page”.',
});
