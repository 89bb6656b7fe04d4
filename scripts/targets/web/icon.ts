/** A square that browsers show for an installed course: an open page in the course's colour. Text would need a font. */
export function courseIcon(accent: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">' +
    `<rect width="512" height="512" fill="#${accent}"/>` +
    '<path fill="#fff" d="M136 152c44-16 84-12 112 12v212c-28-24-68-28-112-12zm240 0c-44-16-84-12-112 12v212c28-24 68-28 112-12z"/>' +
    '</svg>\n'
  );
}
