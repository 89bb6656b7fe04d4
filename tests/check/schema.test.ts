import { describe, expect, test } from 'vitest';
import { scorm12Findings } from '../support/scorm12-schema.ts';
import { randomFrom } from './random.ts';
import { scorm2004Findings } from './schema-oracle.ts';
import { changed, checkFiles, fixtures } from './support.ts';

/** Our rules find whatever the official schemas find; these are used here alone. */

const manifest = 'imsmanifest.xml';
type Name = 'scorm12' | 'scorm2004';
const official = { scorm12: scorm12Findings, scorm2004: scorm2004Findings };

/** What the clean package doesn't need of sequencing, so that all of it is disturbed too. */
const sequencing = `<imsss:sequencing>
        <imsss:controlMode choice="true" flow="true" choiceExit="false"/>
        <imsss:sequencingRules>
          <imsss:preConditionRule>
            <imsss:ruleConditions conditionCombination="any">
              <imsss:ruleCondition operator="not" condition="satisfied" measureThreshold="0.5"/>
            </imsss:ruleConditions>
            <imsss:ruleAction action="skip"/>
          </imsss:preConditionRule>
          <imsss:exitConditionRule>
            <imsss:ruleConditions><imsss:ruleCondition condition="attempted"/></imsss:ruleConditions>
            <imsss:ruleAction action="exit"/>
          </imsss:exitConditionRule>
          <imsss:postConditionRule>
            <imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions>
            <imsss:ruleAction action="continue"/>
          </imsss:postConditionRule>
        </imsss:sequencingRules>
        <imsss:limitConditions attemptLimit="2"/>
        <imsss:rollupRules objectiveMeasureWeight="0.5">
          <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5">
            <imsss:rollupConditions><imsss:rollupCondition condition="completed"/></imsss:rollupConditions>
            <imsss:rollupAction action="completed"/>
          </imsss:rollupRule>
        </imsss:rollupRules>
        <imsss:objectives>
          <imsss:primaryObjective objectiveID="P" satisfiedByMeasure="true">
            <imsss:minNormalizedMeasure>0.5</imsss:minNormalizedMeasure>
            <imsss:mapInfo targetObjectiveID="G" readSatisfiedStatus="true"/>
          </imsss:primaryObjective>
          <imsss:objective objectiveID="S"/>
        </imsss:objectives>
        <imsss:randomizationControls randomizationTiming="once" selectCount="2"/>
        <imsss:deliveryControls tracked="true"/>
        <adlseq:constrainedChoiceConsiderations preventActivation="true"/>
        <adlseq:rollupConsiderations requiredForCompleted="always"/>
        <adlseq:objectives><adlseq:objective objectiveID="S"><adlseq:mapInfo targetObjectiveID="G"/></adlseq:objective></adlseq:objectives>
      </imsss:sequencing>
    </organization>`;
const texts = {
  scorm12: String(fixtures.scorm12[manifest]),
  scorm2004: String(fixtures.scorm2004[manifest]).replace(
    /<imsss:sequencing>\s*<imsss:controlMode[^]*<\/organization>/,
    sequencing,
  ),
};
const clean = (name: Name) => texts[name];

const errors = (name: Name, text: string) =>
  checkFiles(changed(name, { [manifest]: text })).findings.filter(({ level }) => level === 'error');

/** Takes a manifest apart at its tags, and puts it together with a piece renamed, moved, doubled or left out. */
function disturb(text: string, random: (below: number) => number): string {
  const tags = [...text.matchAll(/<(?![?/])[^>]*>/g)];
  const pick = () => tags[1 + random(tags.length - 1)];
  const tag = pick();
  if (!tag) return text;
  const at = tag.index;
  const whole = /^<([\w:]+)[^>]*\/>$/.test(tag[0]);
  const name = /^<\/?([\w:]+)/.exec(tag[0])?.[1] ?? '';
  const end = whole || tag[0].startsWith('</') ? -1 : text.indexOf(`</${name}>`, at);
  const stop = whole ? at + tag[0].length : end === -1 ? -1 : end + name.length + 3;
  const element = stop === -1 ? '' : text.slice(at, stop);
  const without = stop === -1 ? text : text.slice(0, at) + text.slice(stop);
  const kind = random(6);
  if (kind === 0) return without;
  if (kind === 1 && stop !== -1) return text.slice(0, stop) + element + text.slice(stop);
  if (kind === 2 && stop !== -1) {
    const places = [...without.matchAll(/<(?!\?)[^>]*>/g)];
    const place = places[1 + random(places.length - 2)];
    const to = place ? place.index + place[0].length : 0;
    return without.slice(0, to) + element + without.slice(to);
  }
  if (kind === 3) return text.replace(tag[0], tag[0].replace(/ ([\w:]+)="[^"]*"/, ''));
  if (kind === 4) return text.replace(tag[0], tag[0].replace(/ ([\w:]+)="[^"]*"/, ' $1="wrong value"'));
  return text.replace(tag[0], tag[0].replace(/ (\w+)=/, ' $1x='));
}

describe.each(['scorm12', 'scorm2004'] as const)('a manifest of %s', (name) => {
  test('is valid as it stands', () => {
    expect(official[name](clean(name))).toEqual([]);
    expect(errors(name, clean(name))).toEqual([]);
  });

  test('that the official schemas refuse has an error here too', () => {
    const random = randomFrom(7);
    const missed: string[] = [];
    let refused = 0;
    for (let round = 0; round < 800; round++) {
      const text = disturb(clean(name), random);
      const [reason] = official[name](text);
      if (reason === undefined) continue;
      refused++;
      if (errors(name, text).length === 0) missed.push(reason);
    }
    expect(missed).toEqual([]);
    expect(refused).toBeGreaterThan(200);
  });
});
