import { afterEach } from 'vitest';
import { closeDevices } from './browser.ts';

afterEach(closeDevices);
