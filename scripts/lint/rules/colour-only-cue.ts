import { defineWordingRule } from '../text-rule.ts';

const en = '(?:red|green|blue|yellow|orange|purple|pink|grey|gray)';
const fr = '(?:rouges?|vert(?:e?s?)|bleu(?:e?s?)|jaunes?|orange|violet(?:te)?s?|roses?|grise?s?)';
const es = '(?:roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|naranjas?|morad[oa]s?|rosas?|gris(?:es)?)';
const de = '(?:rot|grün|blau|gelb|orange|lila|violett|rosa|grau)';

export const colourOnlyCue = defineWordingRule({
  name: 'colour-only-cue',
  level: 'warning',
  group: 'access',
  about: 'A text tells things apart by their colour alone.',
  source: 'WCAG 2.2, 1.4.1 (use of colour)',
  roles: ['body', 'stem', 'choice', 'feedback'],
  patterns: {
    en: new RegExp(
      `\\b(?:marked|shown|highlighted|written|printed|coloured|colored|underlined|displayed) in ${en}\\b|\\bthe ${en} (?:ones?|words?|text|line|fields?|boxes|box|buttons?|areas?|answers?|cells?|rows?|columns?|arrows?)\\b(?! (?:marked|called|named|labelled|labeled|with|that says)\\b)`,
      'giu',
    ),
    de: new RegExp(
      `(?<!\\p{L})(?:(?:in )?${de} (?:markiert|hervorgehoben|gedruckt|geschrieben|unterstrichen|dargestellt|gekennzeichnet)|(?:der|die|das|den|dem) ${de}en? (?:wörter|wort|text|linien?|felder|feld|kästen|kasten|knopf|knöpfe|schaltflächen?|bereiche?|antworten?|zellen?|zeilen?|spalten?|pfeile?))(?!\\p{L})`,
      'giu',
    ),
    fr: new RegExp(
      `(?<!\\p{L})(?:(?:marqu|surlign|soulign|affich|indiqu|encadr)ée?s? en ${fr}|écrite?s? en ${fr}|(?:mots?|textes?|cases?|champs?|boutons?|flèches?|colonnes?|cellules?) (?:en )?${fr})(?!\\p{L})`,
      'giu',
    ),
    es: new RegExp(
      `(?<!\\p{L})(?:(?:marcad|resaltad|escrit|subrayad|señalad|destacad|indicad)[oa]s? en ${es}|(?:palabras?|textos?|casillas?|campos?|botón|botones|flechas?|columnas?|celdas?|recuadros?) (?:en )?${es})(?!\\p{L})`,
      'giu',
    ),
  },
  message: (piece) => `“${piece}”: about one man in twelve cannot tell, and a screen reader says no colours.`,
  hint: 'Name it by its words, its number or its place as well.',
});
