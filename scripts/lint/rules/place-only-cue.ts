import { defineWordingRule } from '../text-rule.ts';

export const placeOnlyCue = defineWordingRule({
  name: 'place-only-cue',
  level: 'warning',
  group: 'access',
  about: 'A text says where something stands on the page, which differs from screen to screen.',
  source: 'WCAG 2.2, 1.3.3 (sensory characteristics)',
  roles: ['body', 'stem', 'choice', 'feedback'],
  patterns: {
    // Menus, lists and boxes are mostly those of a program that is shown, and stand where they stand.
    en: /\bthe (?:picture|image|photo|diagram|figure|text|column|video|film) (?:on|to|at) the (?:left|right)(?:-hand side)?\b(?! side of)|\bthe (?:left|right)-hand (?:picture|image|column|text)\b/giu,
    de: /(?<!\p{L})(?:das|dem|der|die|den|im) (?:bild|foto|diagramm|text|spalte|video|film|abbildung) (?:links|rechts)(?!\p{L})/giu,
    fr: /(?<!\p{L})(?:l['’]image|la photo|le schéma|la figure|la colonne|la vidéo|le texte) (?:de|à) (?:gauche|droite)(?!\p{L})/giu,
    es: /(?<!\p{L})(?:la imagen|la foto|el esquema|la figura|la columna|el vídeo|el video|el texto) de la (?:izquierda|derecha)(?!\p{L})/giu,
  },
  message: (piece) => `“${piece}”: on a phone it stands above or below, and a screen reader knows no sides.`,
  hint: 'Name it by its title, or say “the picture on this page”.',
});
