import { defineAltRule } from '../alt-rule.ts';

export const altSaysNothing = defineAltRule({
  name: 'alt-says-nothing',
  level: 'warning',
  group: 'access',
  about: 'The text of a picture says only that it is one.',
  source: 'WCAG 2.2, 1.1.1; failure F30',
  finds: (alt) =>
    /^(?:an? |the |eine? |une? |l['’]|una? |la |el )?(?:image|picture|photo|photograph|graphic|figure|diagram|chart|graph|icon|screenshot|illustration|bild|foto|grafik|diagramm|abbildung|symbol|illustration|schaubild|bildschirmfoto|schéma|graphique|capture d['’]écran|imagen|fotografía|gráfico|esquema|captura de pantalla|ilustración)s?\.?$/i.test(
      alt,
    ),
  message: (alt) => `“${alt}” says only that there is a picture, which a screen reader says by itself.`,
  hint: 'Write what the picture says here; `decorative: true` where it says nothing.',
});
