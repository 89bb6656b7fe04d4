import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { comparable, quoted } from '../text/words.ts';

const unclear =
  /^(?:(?:click |tap )?here|(?:read |learn |see )?more|(?:this )?(?:link|page|site|website|slide)|details|hier(?: klicken)?|klicken sie hier|mehr(?: lesen| erfahren)?|weiter(?:lesen)?|(?:dieser )?link|ici|cliquez ici|en savoir plus|aquí|haga clic aquí|más)$/;

export const linkTextUnclear = defineRule<{ text: string; address: boolean }>({
  name: 'link-text-unclear',
  level: 'warning',
  group: 'access',
  about: 'A link does not say where it leads.',
  source: 'WCAG 2.2, 2.4.4 (link purpose)',
  words: ({ text, address }) => ({
    message: address
      ? `The link shows its address, which a screen reader spells: “${quoted(text, 40)}”.`
      : `“${quoted(text)}” does not say where the link leads: a screen reader lists links without what stands around them.`,
    hint: 'Link the words that name what is there: `[the fire plan](…)`.',
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks } of texts)
      for (const block of blocks)
        for (const link of block.links) {
          const address = /^https?:\/\/\S{20,}$/.test(link.text.trim());
          if (address || unclear.test(comparable(link.text)))
            report(placeOf(text, block, link.text), { text: link.text, address });
        }
  },
});
