import type { Audio, Image, Media, MediaFile, PartContent, Video } from '../../course/course.ts';
import { mediaKeys } from '../../course/schema/media.ts';
import type { anyQuestion } from '../../course/schema/question.ts';
import { reportMedia } from '../../diagnostics/catalogue/media.ts';
import type { z } from 'zod';
import type { Taken } from '../media.ts';
import type { MediaUse } from '../media-names.ts';
import type { Loading } from './loading.ts';
import { below, isMap, mendedAt, placeAt, type Node } from './node.ts';
import { plainOf, readText } from './texts.ts';

type MediaKeys = Pick<z.output<typeof anyQuestion>, 'image' | 'audio' | 'video'>;
type MediaValues = { [K in keyof MediaKeys]?: MediaKeys[K] | undefined };

/** The file at a key of a node: found and checked, or reported. */
export async function readMediaFile(
  loading: Loading,
  node: Node,
  path: readonly string[],
  name: string,
  use: MediaUse,
): Promise<Taken | undefined> {
  await loading.shelf.fetch(name, use);
  const place = placeAt(node, path);
  const taken = loading.shelf.take(name, use, place, (instead) => mendedAt(node.file, place, instead));
  if (!('severity' in taken)) return taken;
  loading.report(taken);
  return undefined;
}

/** Image, sound and film of a slide or question. */
export async function readMedia(loading: Loading, node: Node, values: MediaValues): Promise<Media> {
  const media: Media = {};
  if (values.image) {
    const image = await readImage(loading, below(node, 'image'), values.image);
    if (image) media.image = image;
  }
  if (values.audio) {
    const audio = await readAudio(loading, below(node, 'audio'), values.audio);
    if (audio) media.audio = audio;
  }
  if (values.video) {
    const video = await readVideo(loading, below(node, 'video'), values.video);
    if (video) media.video = video;
  }
  return media;
}

/**
 * What a part of a question (a choice, a source) shows: a text, or a long form with text, picture and sound. What is
 * wrong with its keys has been reported by the type that it belongs to.
 */
export async function readPart(loading: Loading, node: Node): Promise<PartContent> {
  const data = isMap(node.data) ? node.data : {};
  const image = mediaKeys.image.safeParse(data.image).data;
  const audio = mediaKeys.audio.safeParse(data.audio).data;
  const media = await readMedia(loading, node, { image, audio });
  const shows = data.image !== undefined || data.audio !== undefined;
  const silent = shows && data.text === undefined && data.file === undefined;
  const text = silent ? undefined : readText(loading, node, [], ['image', 'audio']);
  return {
    ...(text ? { text } : {}),
    ...(media.image ? { image: media.image } : {}),
    ...(media.audio ? { audio: media.audio } : {}),
  };
}

async function readImage(
  loading: Loading,
  node: Node,
  values: NonNullable<MediaValues['image']>,
): Promise<Image | undefined> {
  const taken = await readMediaFile(loading, node, ['file'], values.file, 'image');
  const alt = readAlt(loading, node, String(values.decorative).trim() === 'true');
  const caption = values.caption && readText(loading, node, ['caption']);
  const credit = values.credit && plainOf(readText(loading, node, ['credit']));
  if (!taken) return undefined;
  const { file, width, height } = taken;
  return {
    file,
    alt,
    ...(caption ? { caption } : {}),
    ...(credit !== undefined ? { credit } : {}),
    ...(width !== undefined && height !== undefined ? { width, height } : {}),
  };
}

/** The words for an image at a node; reports where they are missing, or given although it only decorates. */
export function readAlt(loading: Loading, node: Node, decorative: boolean): string {
  const alt = below(node, 'alt').data;
  const key = String(node.path.at(-1) ?? 'image');
  const given = alt !== undefined && alt !== null && !(typeof alt === 'string' && alt.trim() === '');
  if (decorative && given)
    loading.report(reportMedia('alt-and-decorative', placeAt(node, ['decorative']), { key }));
  if (given) return plainOf(readText(loading, node, ['alt'])) ?? '';
  if (!decorative && alt !== null)
    loading.report(reportMedia('missing-alt', placeAt(node, ['alt']), { key }));
  return '';
}

async function readAudio(
  loading: Loading,
  node: Node,
  values: NonNullable<MediaValues['audio']>,
): Promise<Audio | undefined> {
  const taken = await readMediaFile(loading, node, ['file'], values.file, 'audio');
  const label = values.label && plainOf(readText(loading, node, ['label']));
  const transcript = values.transcript && readText(loading, node, ['transcript']);
  if (!values.transcript && below(node, 'transcript').data === undefined) {
    loading.report(reportMedia('missing-transcript', placeAt(node), { key: 'audio' }));
  }
  if (!taken || !transcript) return undefined;
  return {
    file: taken.file,
    transcript,
    ...(label === undefined ? {} : { label }),
    ...(values.transcript_shown === 'after_answer' ? { transcriptLater: true } : {}),
  };
}

async function readVideo(
  loading: Loading,
  node: Node,
  values: NonNullable<MediaValues['video']>,
): Promise<Video | undefined> {
  const source = await readSource(loading, node, values);
  const poster =
    values.poster === undefined
      ? undefined
      : await readMediaFile(loading, node, ['poster'], values.poster, 'image');
  const captions: Video['captions'] = [];
  for (const [language, name] of values.captions ?? []) {
    const file = await readCaptions(loading, node, language, name);
    if (file) captions.push({ language, file });
  }
  if ((values.captions ?? []).length === 0 && below(node, 'captions').data !== null) {
    const base = (values.file ?? 'media/film.mp4').replace(/\.[^./]*$/, '');
    const example = `${loading.language}: ${base}.${loading.language}.vtt`;
    loading.report(reportMedia('missing-captions', placeAt(node), { example }));
  }
  const transcript = values.transcript && readText(loading, node, ['transcript']);
  if (!source) return undefined;
  return {
    source,
    captions,
    ...(poster ? { poster: poster.file } : {}),
    ...(transcript ? { transcript } : {}),
  };
}

async function readSource(
  loading: Loading,
  node: Node,
  { file, url }: NonNullable<MediaValues['video']>,
): Promise<Video['source'] | undefined> {
  if ((file === undefined) === (url === undefined)) {
    loading.report(reportMedia('video-file-or-url', placeAt(node), { both: file !== undefined }));
    return undefined;
  }
  if (url !== undefined) {
    const { host } = new URL(url);
    if (!loading.allowHosts.includes(host)) {
      loading.report(reportMedia('host-not-allowed', placeAt(node, ['url']), { host }));
    }
    return { url };
  }
  const taken = await readMediaFile(loading, node, ['file'], file ?? '', 'video');
  return taken && { file: taken.file };
}

/** WebVTT begins with its name, and a blank or line end behind it (W3C WebVTT, 4.1). */
async function readCaptions(
  loading: Loading,
  node: Node,
  language: string,
  name: string,
): Promise<MediaFile | undefined> {
  const taken = await readMediaFile(loading, node, ['captions', language], name, 'captions');
  if (!taken) return undefined;
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(new TextDecoder().decode(taken.bytes))) return taken.file;
  const place = placeAt(node, ['captions', language]);
  loading.report(reportMedia('captions-not-webvtt', place, { path: taken.file.path }));
  return undefined;
}
