import { defineWordingRule } from '../text-rule.ts';

export const weaselWord = defineWordingRule({
  name: 'weasel-word',
  level: 'warning',
  group: 'language',
  about: 'A phrase claims something without saying it, or tells learners that it is easy.',
  source: 'ISO 24495-1:2023 (plain language), 5.3; Wikipedia, Manual of Style: words to watch',
  roles: ['title', 'body', 'stem', 'feedback', 'outcome'],
  patterns: {
    en: /(?<!not )\b(?:obviously|needless to say|as everyone knows|it is (?:well[- ]known|widely known|commonly believed) that|(?:some|many) (?:people|experts) (?:say|believe|think)|(?:studies|research) (?:show|shows|have shown|has shown)(?! by\b)|it goes without saying)\b(?![^.]*\[)/giu,
    de: /(?<!\p{L}|nicht )(?:selbstverständlich|bekanntlich|offensichtlich|es ist allgemein bekannt|wie jeder weiß|(?:manche|viele) (?:leute|experten) (?:sagen|meinen|glauben)|studien (?:zeigen|haben gezeigt))(?!\p{L})/giu,
    fr: /(?<!\p{L})(?:évidemment|il va (?:sans dire|de soi)|comme chacun (?:le )?sait|tout le monde sait que|il est bien connu que|des études (?:montrent|ont montré))(?!\p{L})/giu,
    es: /(?<!\p{L})(?:obviamente|huelga decir|ni que decir tiene|como todo el mundo sabe|es bien sabido|(?:los|varios|muchos) estudios (?:demuestran|han demostrado))(?!\p{L})/giu,
  },
  message: (piece) => `“${piece}” proves nothing; and who does not find it so feels stupid.`,
  hint: 'Leave it out, or say who found it and where.',
});
