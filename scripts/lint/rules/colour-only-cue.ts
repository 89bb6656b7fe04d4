import { defineWordingRule } from '../text-rule.ts';

const en = '(?:red|green|blue|yellow|orange|purple|pink|grey|gray)';
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
      `\\b(?:marked|shown|highlighted|written|printed|coloured|colored|underlined|displayed) in ${en}\\b|\\bthe ${en} (?:ones?|words?|text|lines?|fields?|boxes|box|buttons?|areas?|parts?|answers?|cells?|rows?|columns?|arrows?)\\b(?! (?:marked|called|named|labelled|labeled|with|that says)\\b)`,
      'giu',
    ),
    de: new RegExp(
      `(?<!\\p{L})(?:(?:in )?${de} (?:markiert|hervorgehoben|gedruckt|geschrieben|unterstrichen|dargestellt|gekennzeichnet)|(?:der|die|das|den|dem) ${de}en? (?:wörter|wort|text|linien?|felder|feld|kästen|kasten|knopf|knöpfe|schaltflächen?|bereiche?|teile?|antworten?|zellen?|zeilen?|spalten?|pfeile?))(?!\\p{L})`,
      'giu',
    ),
  },
  message: (piece) => `“${piece}”: about one man in twelve cannot tell, and a screen reader says no colours.`,
  hint: 'Name it by its words, its number or its place as well.',
});
